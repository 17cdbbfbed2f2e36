// SPDX-License-Identifier: Apache-2.0
import type { LogAttributes } from "./log-entry.js";
import { type LogLevel, levelOfPino } from "./log-levels.js";
import { plainAttributes, plainText } from "./plain-attributes.js";

/** A line of pino, read. */
export interface PinoLine {
  readonly timeMs: number;
  readonly level: LogLevel;
  readonly message: string;
  readonly attributes: LogAttributes;
}

/** What every line of pino holds, and the resource says already. */
const usual: readonly string[] = ["level", "time", "pid", "hostname", "v"];
const maxLineLength = 64 * 1024;

/**
 * Reads one line that pino has serialised, with the host's own `redact` and serialisers applied. Objects become JSON
 * text, long text is cut. `null` if it is no such line.
 *
 * @param messageKey Key of the message: pino's option of that name.
 * @param nowMs For a line without a time of its own, epoch milliseconds.
 */
export function readPinoLine(text: string, messageKey: string, nowMs: number): PinoLine | null {
  if (text.length > maxLineLength || !text.startsWith("{")) return null;
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof line !== "object" || line === null) return null;
  const fields = line as Record<string, unknown>;
  const level = levelOfPino(fields["level"]);
  if (level === null) return null;
  const message = fields[messageKey];
  const others = Object.entries(fields).filter(([key]) => key !== messageKey && !usual.includes(key));
  return {
    timeMs: timeOf(fields["time"], nowMs),
    level,
    message: message === undefined ? "" : plainText(message),
    attributes: plainAttributes(Object.fromEntries(others)),
  };
}

function timeOf(time: unknown, nowMs: number): number {
  if (typeof time === "number" && Number.isFinite(time) && time > 0) return time;
  const parsed = typeof time === "string" ? Date.parse(time) : Number.NaN;
  return Number.isNaN(parsed) ? nowMs : parsed;
}
