// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";

/** One line of a file, without its newline. `end` says how it ended. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly end: "newline" | "end of file" | "too long";
}

const newline = 0x0a;
/** Far above any record; a longer line is damage and must not fill the memory. */
const maxLineBytes = 16 * 1024 * 1024;

/**
 * Reads a file line by line, holding one chunk and one line at a time. A name that ends in `.gz` is unpacked.
 *
 * `node:readline` is no use here: it also splits at U+2028 and U+2029, which JSON strings may contain.
 */
export async function* readLines(path: string, maxBytes: number = maxLineBytes): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let sizeBytes = 0;
  let number = 1;

  const take = (end: "newline" | "end of file"): Line => {
    const tooLong = sizeBytes > maxBytes;
    const line: Line = { number, text: tooLong ? "" : joined(parts), end: tooLong ? "too long" : end };
    parts = [];
    sizeBytes = 0;
    number += 1;
    return line;
  };
  const keep = (part: Buffer): void => {
    sizeBytes += part.length;
    if (sizeBytes > maxBytes) parts = [];
    else parts.push(part);
  };

  for await (const chunk of chunksOf(path)) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      keep(chunk.subarray(start, end));
      yield take("newline");
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (sizeBytes > 0) yield take("end of file");
}

function chunksOf(path: string): AsyncIterable<Buffer> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  // The loop hears of an error through the stream that it reads; the callback only says that it is heard.
  return path.endsWith(".gz") ? pipeline(file, createGunzip(), () => {}) : file;
}

function joined(parts: readonly Buffer[]): string {
  const [only] = parts;
  return parts.length === 1 && only ? only.toString("utf8") : Buffer.concat(parts).toString("utf8");
}
