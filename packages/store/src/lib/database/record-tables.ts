// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import { MalformedLineCount } from "../files/malformed-lines.js";
import type { RecordFile, RecordType } from "../files/record-files.js";
import { loadThreads } from "./connect.js";
import type { Batch } from "./load-batch.js";
import { appendToBatch, loadBatch } from "./load-batch.js";
import { type Columns, createTable, table } from "./load-statement.js";

/** Agents write to the folder of the day. Older days are loaded together; should one of them change, all of them anew. */
const growingMs = 24 * 60 * 60 * 1000;
/** Files in one statement; it bounds what a change of one of them costs. */
const batchFiles = 200;

/** The tables of a database, kept equal to the files. */
export class RecordTables {
  readonly #columns: Readonly<Record<RecordType, Columns>>;
  readonly #threads: number;
  #batches: Batch[] = [];
  #made = false;
  #changed = false;
  #lastId = 0;

  /** `threads` are those of the database. */
  constructor(columns: Readonly<Record<RecordType, Columns>>, threads = loadThreads) {
    this.#columns = columns;
    this.#threads = threads;
  }

  /** Lines that were skipped in the files that are loaded. */
  malformed(): MalformedLineCount {
    const all = new MalformedLineCount();
    for (const batch of this.#batches) all.addAll(batch.malformed);
    return all;
  }

  /**
   * Loads what is new among the files, drops what has gone or changed. Loaded files that are not among them stay, if
   * `covers` says that the list did not look at their day.
   * @returns whether anything has changed since it returned last, also if it failed in between.
   */
  async refresh(
    connection: DuckDBConnection,
    files: readonly RecordFile[],
    covers: (file: RecordFile) => boolean,
  ): Promise<boolean> {
    if (!this.#made) {
      for (const [type, columns] of Object.entries(this.#columns)) {
        await connection.run(createTable(type as RecordType, columns));
      }
      this.#changed = true;
      this.#made = true;
    }
    const now = new Map(files.map((file) => [file.path, file]));
    for (const batch of this.#batches) {
      const same = batch.files.every((file) => !covers(file) || now.get(file.path)?.version === file.version);
      if (same && batch.whole) continue;
      this.#changed = true;
      const [only] = batch.files;
      const grown = only === undefined || batch.files.length > 1 ? undefined : now.get(only.path);
      if (grown !== undefined && (await appendToBatch(connection, batch, grown, this.#columns[batch.type]))) continue;
      await this.#drop(connection, batch);
    }
    const loaded = new Set(this.#batches.flatMap((batch) => batch.files.map((file) => file.path)));
    const missing = files.filter((file) => !loaded.has(file.path));
    for (const group of groupsOf(missing, new Date(Date.now() - growingMs).toISOString().slice(0, 10))) {
      const [first] = group;
      if (first === undefined) continue;
      this.#changed = true;
      this.#lastId += 1;
      this.#batches.push(await loadBatch(connection, this.#lastId, group, this.#columns[first.type], this.#threads));
    }
    const changed = this.#changed;
    this.#changed = false;
    return changed;
  }

  async #drop(connection: DuckDBConnection, batch: Batch): Promise<void> {
    this.#batches = this.#batches.filter((other) => other !== batch);
    await connection.run(`DELETE FROM ${table(batch.type)} WHERE batch = ${batch.id}`);
  }
}

/** Files that may grow are alone; the others go together by type and form. */
function groupsOf(files: readonly RecordFile[], growingSince: string): RecordFile[][] {
  const groups: RecordFile[][] = [];
  const open = new Map<string, RecordFile[]>();
  for (const file of files) {
    if (file.form === "jsonl" && file.day >= growingSince) {
      groups.push([file]);
      continue;
    }
    const key = `${file.type}:${file.form}`;
    let group = open.get(key);
    if (group === undefined || group.length >= batchFiles) {
      group = [];
      open.set(key, group);
      groups.push(group);
    }
    group.push(file);
  }
  return groups;
}
