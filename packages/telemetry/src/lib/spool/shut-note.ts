// SPDX-License-Identifier: Apache-2.0
import { type Hold, formatHold, parseHold, parseMoment } from "./holder.js";
import type { Signal } from "./signal.js";

/** That a process has stopped sending a signal for a while: an empty file, whose name says it. */
export interface ShutNote {
  readonly signal: Signal;
  /** When the next attempt will be made, epoch milliseconds. */
  readonly untilMs: number;
  /** Who, and since when. */
  readonly hold: Hold;
}

const pattern = /^(spans|metrics|logs)\.shut-until-(\d{1,16})\.by-(.+)$/;

/** The file name of a note. */
export function formatShutNote({ signal, untilMs, hold }: ShutNote): string {
  return `${signal}.shut-until-${Math.max(0, Math.round(untilMs))}.by-${formatHold(hold)}`;
}

/** Reads a file name; `null` if it is no note. */
export function parseShutNote(file: string): ShutNote | null {
  const [, signal, until = "", by = ""] = pattern.exec(file) ?? [];
  const hold = parseHold(by);
  const untilMs = parseMoment(until);
  if (signal === undefined || hold === null || untilMs === null) return null;
  return { signal: signal as Signal, untilMs, hold };
}
