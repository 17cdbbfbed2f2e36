// SPDX-License-Identifier: Apache-2.0
import { type FileHandle, open } from "node:fs/promises";
import type { readRecord as ReadRecord } from "@turnspan/records/readers";
import type { RecordFile } from "../files/record-files.js";
import { StoreError } from "../files/store-error.js";
import type { TailItem } from "./tail-item.js";

const newline = 0x0a;
const chunkBytes = 256 * 1024;
/** Far above any record; a longer line is damage and must not fill the memory. */
const maxLineBytes = 16 * 1024 * 1024;

/** One file, and how far it was read. */
export class FollowedFile {
  readonly #file: RecordFile;
  #offset: number;
  /** Tells the file from another that takes its name, and maybe its inode; null until it was read. */
  #identity: string | null = null;
  /** The beginning of a line whose end is not written yet. */
  #rest: Buffer = Buffer.alloc(0);
  /** True while the rest of a line is to be passed over: we began inside of it, or it is too long. */
  #skipping: boolean;
  #lineNumber = 1;
  #readRecord: typeof ReadRecord | null = null;

  private constructor(file: RecordFile, offset: number, skipping: boolean) {
    this.#file = file;
    this.#offset = offset;
    this.#skipping = skipping;
  }

  /** The day of its folder. */
  get day(): string {
    return this.#file.day;
  }

  static atStart(file: RecordFile): FollowedFile {
    return new FollowedFile(file, 0, false);
  }

  /** At the end as it was listed, or so many bytes before it; a line that is half written there is still to come. */
  static async atEnd(file: RecordFile, bytesBefore: number): Promise<FollowedFile> {
    if (bytesBefore >= file.sizeBytes) return FollowedFile.atStart(file);
    if (bytesBefore > 0) return new FollowedFile(file, file.sizeBytes - bytesBefore, true);
    return new FollowedFile(file, await lastLineEnd(file), false);
  }

  /** Reads on, to the end of the file as it is now, or to an offset. */
  async *readNew(to = Number.POSITIVE_INFINITY): AsyncGenerator<TailItem> {
    // Loaded here: zod costs 27 ms, and a feed is opened by whoever imports the store.
    this.#readRecord ??= (await import("@turnspan/records/readers")).readRecord;
    const handle = await openFile(this.#file.path);
    try {
      const { size, ino, birthtimeMs } = await handle.stat();
      const identity = `${ino} ${birthtimeMs}`;
      if (size < this.#offset || (this.#identity !== null && identity !== this.#identity)) this.#restart();
      this.#identity = identity;
      const end = Math.min(size, to);
      while (this.#offset < end) {
        const { buffer, bytesRead } = await this.#read(handle, Math.min(chunkBytes, end - this.#offset));
        if (bytesRead === 0) break;
        this.#offset += bytesRead;
        yield* this.#take(buffer.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
  }

  async #read(handle: FileHandle, bytes: number): Promise<{ readonly buffer: Buffer; readonly bytesRead: number }> {
    try {
      return await handle.read(Buffer.allocUnsafe(bytes), 0, undefined, this.#offset);
    } catch (error) {
      throw StoreError.from(error, this.#file.path);
    }
  }

  #restart(): void {
    this.#offset = 0;
    this.#rest = Buffer.alloc(0);
    this.#skipping = false;
    this.#lineNumber = 1;
  }

  *#take(chunk: Buffer): Generator<TailItem> {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      const line = Buffer.concat([this.#rest, chunk.subarray(start, end)]);
      this.#rest = Buffer.alloc(0);
      start = end + 1;
      const item = this.#skipping ? null : this.#itemOf(line.toString("utf8"));
      this.#skipping = false;
      this.#lineNumber += 1;
      if (item !== null) yield item;
    }
    if (this.#skipping) return;
    this.#rest = Buffer.concat([this.#rest, chunk.subarray(start)]);
    if (this.#rest.length <= maxLineBytes) return;
    this.#rest = Buffer.alloc(0);
    this.#skipping = true;
    yield this.#malformed("longer than any record");
  }

  #itemOf(text: string): TailItem | null {
    const result = this.#readRecord?.(text);
    if (result === undefined || result.kind === "blank") return null;
    if (result.kind === "malformed") return this.#malformed(result.why);
    if (result.record.type === this.#file.type) return { kind: "record", record: result.record };
    return this.#malformed(`a ${result.record.type} in a file of ${this.#file.type}s`);
  }

  /** The number counts from where the feed began to read. */
  #malformed(why: string): TailItem {
    return { kind: "malformed", line: { file: this.#file.path, lineNumber: this.#lineNumber, why } };
  }
}

async function lastLineEnd(file: RecordFile): Promise<number> {
  const handle = await openFile(file.path);
  try {
    const from = Math.max(file.sizeBytes - maxLineBytes, 0);
    for (let to = file.sizeBytes; to > from; to -= chunkBytes) {
      const start = Math.max(to - chunkBytes, from);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(to - start), 0, to - start, start);
      const at = buffer.subarray(0, bytesRead).lastIndexOf(newline);
      if (at !== -1) return start + at + 1;
    }
    return from === 0 ? 0 : file.sizeBytes;
  } finally {
    await handle.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (error) {
    throw StoreError.from(error, path);
  }
}
