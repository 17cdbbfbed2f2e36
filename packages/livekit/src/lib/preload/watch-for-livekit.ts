// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where LiveKit keeps its logger for all of its copies. It sets it before a session can be made. */
const loggerKey = Symbol.for("@livekit/agents:logger");

/** The module of LiveKit that sets the logger, in each of its two builds. */
const setter = /^(.*)[\\/]log_core\.(c?js)$/;

/**
 * Calls back whenever a copy of LiveKit sets up its logger, which each does before the first session, with the main file
 * of that copy; `null` if it cannot be told. Waiting for that loads LiveKit in no process that does not use it, needs no
 * module hooks, and takes ESM and CommonJS alike.
 */
export function watchForLiveKit(onReady: (mainFile: string | null) => void): void {
  let logger: unknown = Reflect.get(globalThis, loggerKey);
  if (logger !== undefined) onReady(null);
  Object.defineProperty(globalThis, loggerKey, {
    configurable: true,
    enumerable: true,
    get: () => logger,
    set(next: unknown) {
      logger = next;
      try {
        onReady(mainFileOf(callingFiles()));
      } catch {
        // The host's LiveKit starts whatever becomes of us.
      }
    },
  });
}

function mainFileOf(files: readonly string[]): string | null {
  for (const file of files) {
    const [, directory, extension] = setter.exec(file) ?? [];
    if (directory !== undefined) return join(directory, `index.${extension}`);
  }
  return null;
}

/** The files of the functions that are on the stack, as they were loaded, not as source maps name them. */
function callingFiles(): string[] {
  const { prepareStackTrace } = Error;
  try {
    Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getFileName() ?? "");
    const holder: { stack?: unknown } = {};
    Error.captureStackTrace(holder, callingFiles);
    const files = Array.isArray(holder.stack) ? (holder.stack as string[]) : [];
    return files.map((file) => (file.startsWith("file:") ? fileURLToPath(file) : file));
  } finally {
    if (prepareStackTrace === undefined) Reflect.deleteProperty(Error, "prepareStackTrace");
    else Error.prepareStackTrace = prepareStackTrace;
  }
}
