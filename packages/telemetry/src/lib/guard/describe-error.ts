// SPDX-License-Identifier: Apache-2.0

/**
 * An error in one line: its class, its system code and where it was thrown. Never its message, which may quote what was
 * said. Never throws, whatever the error is.
 */
export function describeError(error: unknown): string {
  try {
    if (!(error instanceof Error)) return `thrown ${typeof error}`;
    return `${errorName(error)}${codeOf(error)}${placeOf(error)}`;
  } catch {
    return "thrown object";
  }
}

/** The class of an error as a word. */
export function errorName(error: unknown): string {
  try {
    if (!(error instanceof Error)) return typeof error;
    const { name } = error;
    return typeof name === "string" && /^[A-Za-z][\w.$]{0,63}$/.test(name) ? name : "Error";
  } catch {
    return "object";
  }
}

function codeOf(error: Error): string {
  const code = "code" in error ? error.code : null;
  return typeof code === "string" && /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? ` ${code}` : "";
}

/** File, line and column of the first frame; the message, which comes before the frames, is skipped. */
function placeOf({ message, stack }: Error): string {
  if (typeof stack !== "string") return "";
  const frames = stack.slice(Math.max(0, stack.indexOf(message)) + message.length).slice(0, 2000);
  const place = /^\s+at .{0,500}?([\w.-]{1,80}:\d{1,7}:\d{1,7})\)?$/m.exec(frames)?.[1];
  return place === undefined ? "" : ` at ${place}`;
}
