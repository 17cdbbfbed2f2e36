// SPDX-License-Identifier: Apache-2.0
import { currentIds } from "./current-ids.js";
import { currentOutlet } from "./log-outlet.js";
import { type PinoLine, readPinoLine } from "./read-pino-line.js";
import { isFixed, teeStream, type WritableLike } from "./tee-stream.js";

/** Any pino logger, of whatever version and options. */
export type PinoLike = object;

/** How a pino logger is followed. */
export interface FollowPinoOptions {
  /** Instrumentation scope of the exported records. Default `pino`. */
  readonly scope?: string;
  /** Changes a line before it is exported, or keeps it back with `null`. Default: as it is. */
  readonly select?: (line: PinoLine) => PinoLine | null;
}

/** How pino's own symbols are called, in every version since 6. */
const streamSymbol = "pino.stream";
const messageKeySymbol = "pino.messageKey";

const followed = new WeakSet<object>();

/**
 * Exports the lines of a pino logger, and of all its children, beside what it does already. Pino is left as it is: the
 * stream that it writes to gets every line first and unchanged, then the serialised line is read. So the host's levels,
 * `redact` and serialisers hold for the export too, and nothing that the export does can hold up or lose a line.
 *
 * @returns False if it is no pino logger, or one that cannot be followed. Following twice is following once.
 */
export function followPino(logger: PinoLike, { scope = "pino", select }: FollowPinoOptions = {}): boolean {
  try {
    const owner = ownerOf(logger, streamSymbol);
    if (owner === null) return false;
    const key = symbolOf(owner, streamSymbol);
    const stream = key && (owner as Record<symbol, unknown>)[key];
    if (!key || !isWritable(stream) || isFixed(stream, "write")) return false;
    if (followed.has(stream)) return true;
    const messageKey = messageKeyOf(logger);
    const take = (text: string) => {
      const outlet = currentOutlet();
      if (!outlet?.exports) return;
      const line = readPinoLine(text, messageKey, Date.now());
      const selected = line && select ? select(line) : line;
      if (selected) outlet.exportEntry({ ...selected, ids: currentIds(), scope });
    };
    const tee = teeStream(stream, take);
    followed.add(tee);
    (owner as Record<symbol, unknown>)[key] = tee;
    return true;
  } catch {
    // A frozen logger, or one of another make: it goes on as it was.
    return false;
  }
}

/** The logger in the chain of parents that holds the stream: all its children read it there. */
function ownerOf(logger: unknown, description: string): object | null {
  for (let at: unknown = logger; typeof at === "object" && at !== null; at = Object.getPrototypeOf(at)) {
    if (symbolOf(at, description)) return at;
  }
  return null;
}

function symbolOf(owner: object, description: string): symbol | undefined {
  return Object.getOwnPropertySymbols(owner).find((symbol) => symbol.description === description);
}

function messageKeyOf(logger: object): string {
  const owner = ownerOf(logger, messageKeySymbol);
  const key = owner && symbolOf(owner, messageKeySymbol);
  const value = key ? (owner as Record<symbol, unknown>)[key] : null;
  return typeof value === "string" ? value : "msg";
}

function isWritable(stream: unknown): stream is WritableLike {
  return typeof stream === "object" && stream !== null && "write" in stream && typeof stream.write === "function";
}
