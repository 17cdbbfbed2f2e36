// SPDX-License-Identifier: Apache-2.0
import { basename, dirname } from "node:path";
import type { TurnspanRecord } from "@turnspan/records";
import { type RecordFile, type RecordType, baseNameOf, listRecordFiles } from "../files/record-files.js";
import { StoreError } from "../files/store-error.js";
import { withFreshList } from "../files/with-fresh-list.js";
import { FollowedFile } from "./followed-file.js";
import type { TailItem } from "./tail-item.js";

const dayMs = 24 * 60 * 60 * 1000;
/** More than a record takes; the last so many are looked for in so many bytes. */
const bytesPerRecord = 4096;

/** The files that are being written: those of today and yesterday, whichever are there. */
export class FollowedFiles {
  readonly #dir: string;
  readonly #types: readonly RecordType[];
  #files = new Map<string, FollowedFile>();

  constructor(dir: string, types: readonly RecordType[]) {
    this.#dir = dir;
    this.#types = types;
  }

  /** Begins at the end of what is there. @returns the last so many records before it, oldest first. */
  async start(last: number): Promise<TurnspanRecord[]> {
    const records: TurnspanRecord[] = [];
    for (const file of await this.#list()) {
      const followed = await FollowedFile.atEnd(file, last * bytesPerRecord);
      this.#files.set(file.path, followed);
      if (last === 0) continue;
      for await (const item of followed.readNew(file.sizeBytes)) {
        if (item.kind === "record") records.push(item.record);
      }
    }
    records.sort((a, b) => endOf(a) - endOf(b));
    return last === 0 ? [] : records.slice(-last);
  }

  /**
   * What came since it was asked last.
   * @throws StoreError after all files that could be read, if one couldn't: asked again, it goes on there.
   */
  async *readNew(): AsyncGenerator<TailItem> {
    const listed = await this.#list();
    const since = sinceNow();
    // One that is not listed may be back, if its directory is moved or can't be read for a moment: its place is kept while its day counts.
    for (const [path, { day }] of this.#files) if (day < since) this.#files.delete(path);
    let failure: StoreError | null = null;
    for (const file of listed) {
      let followed = this.#files.get(file.path);
      if (followed === undefined) {
        followed = FollowedFile.atStart(file);
        this.#files.set(file.path, followed);
      }
      try {
        yield* followed.readNew();
      } catch (error) {
        const found = error instanceof StoreError ? error : StoreError.from(error, file.path);
        if (found.code !== "ENOENT") failure ??= found;
      }
    }
    if (failure !== null) throw failure;
  }

  newestFolder(): string | null {
    const folders = [...this.#files.keys()].map((path) => dirname(path)).toSorted();
    return folders.at(-1) ?? null;
  }

  async #list(): Promise<RecordFile[]> {
    const files = await withFreshList(() => listRecordFiles(this.#dir, this.#types, { since: sinceNow() }));
    // What `compact` renames was read under its first name.
    return files.filter((file) => basename(file.path) === `${baseNameOf[file.type]}.jsonl`);
  }
}

/** The day before today, UTC. */
function sinceNow(): string {
  return new Date(Date.now() - dayMs).toISOString().slice(0, 10);
}

/** When a record was written, nearly: when what it tells of was over. */
function endOf(record: TurnspanRecord): number {
  switch (record.type) {
    case "call":
      return Date.parse(record.timestamp) + (record.latency_ms ?? 0);
    case "turn":
      return Date.parse(record.ended_at);
    case "workflow_run":
      return Date.parse(record.completed_at ?? record.started_at);
  }
}
