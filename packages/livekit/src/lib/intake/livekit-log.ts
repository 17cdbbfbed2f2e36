// SPDX-License-Identifier: Apache-2.0
import { type PinoLine, followPino } from "@turnspan/telemetry";

/** Where LiveKit keeps its logger for all of its copies. */
const loggerKey = Symbol.for("@livekit/agents:logger");

/**
 * Texts of LiveKit's that name things and never hold what was said. All other texts and objects of its lines may quote
 * a caller, an error or an argument; numbers and truth values cannot.
 */
const harmlessTexts: readonly string[] = [
  "agentName",
  "audioInput",
  "audioOutput",
  "callId",
  "className",
  "function",
  "jobID",
  "job_id",
  "label",
  "language",
  "method",
  "model",
  "msgCase",
  "participantKind",
  "plugin",
  "provider",
  "requestId",
  "room_id",
  "source",
  "speech_id",
  "state",
  "tool",
  "topic",
  "trackSid",
  "workerId",
];

const personal = /(^|\.)pii(\.|$)/i;

/**
 * Follows LiveKit's own logger, whose lines go on to where they went. False if there is none.
 *
 * @param exportsContent Whether a line that is written now may go out whole.
 */
export function followLiveKitLog(exportsContent: () => boolean): boolean {
  const logger: unknown = Reflect.get(globalThis, loggerKey);
  if (typeof logger !== "object" || logger === null) return false;
  const select = (line: PinoLine) => (exportsContent() ? line : withoutContent(line));
  return followPino(logger, { scope: "livekit-agents", select });
}

/** A line of LiveKit's with what can be told without quoting anybody: of an error its class, of a message its beginning. */
export function withoutContent(line: PinoLine): PinoLine {
  const attributes: Record<string, string | number | boolean> = {};
  for (const [key, value] of Object.entries(line.attributes)) {
    if (value === null || value === undefined || personal.test(key)) continue;
    if (typeof value !== "string" || harmlessTexts.includes(key)) attributes[key] = value;
  }
  const error = line.attributes["error"] ?? line.attributes["err"];
  if (typeof error !== "string") return { ...line, message: beginningOf(line.message), attributes };
  const { type, message } = readError(error);
  // Of an error that is logged without a text of its own, pino takes the error's for the line's.
  const isQuoted = message !== "" && line.message.includes(message);
  return {
    ...line,
    message: isQuoted ? type : beginningOf(line.message),
    attributes: { ...attributes, "error.type": type },
  };
}

/** LiveKit puts what an error said behind a colon. */
function beginningOf(message: string): string {
  return message.split(": ", 1)[0] ?? "";
}

/** Pino's serialiser names the class of an error; where LiveKit logs a bare text, that is the error's message. */
function readError(text: string): { type: string; message: string } {
  try {
    const { type, message } = JSON.parse(text) as { type?: unknown; message?: unknown };
    return {
      type: typeof type === "string" && /^\w{1,64}$/.test(type) ? type : "_OTHER",
      message: typeof message === "string" ? message : "",
    };
  } catch {
    return { type: "_OTHER", message: text };
  }
}
