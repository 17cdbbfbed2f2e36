// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import { type RunningRun, buildConversationTable, sumUnfinished } from "../conversations/build-conversation-table.js";
import { isProcessGone } from "../conversations/process-gone.js";
import { thisMachine } from "../conversations/this-machine.js";
import { assertDates } from "../figures/assert-dates.js";
import type { RecordFilter } from "../figures/record-filter.js";
import type { MalformedLines } from "../files/malformed-lines.js";
import { type RecordFile, listRecordFiles } from "../files/record-files.js";
import { type Connection, connect, loadThreads } from "./connect.js";
import { type Depth, figureColumns } from "./figure-columns.js";
import { KeptAnswers } from "./kept-answers.js";
import { RecordTables } from "./record-tables.js";

const dayMs = 24 * 60 * 60 * 1000;
/**
 * Tables of more lines than this are held compressed: from there on less goes to temporary files than it takes longer. With
 * two million calls, 2.5 GB of lines, an overview is still faster without; with one million the other questions are not.
 */
const maxPlainBytes: Readonly<Record<Depth, number>> = { overview: 2.6e9, all: 0.6e9 };
/**
 * Tables of fewer lines than this, some 40,000 calls, are gone over by one thread: DuckDB gives a thread 122,880 rows at a time, and several
 * would only wait for each other, which takes long when others need the cores.
 */
const maxOneThreadBytes = 5e7;
/** How much tighter than lines each form is packed, as measured with `compact` and gzip of 240 MB of lines. */
const packedFactor = { jsonl: 1, gz: 11, parquet: 17 } as const satisfies Record<RecordFile["form"], number>;
const types = ["workflow_run", "turn", "call"] as const;
/** A filter by one of these asks columns that an overview does without. */
const filtersOfAll = [
  "agent",
  "tenant",
  "version",
  "provider",
  "model",
  "kind",
  "tier",
] as const satisfies readonly (keyof RecordFilter)[];

interface OpenTables {
  readonly connection: Connection;
  readonly tables: RecordTables;
  readonly depth: Depth;
}

/** The tables that figures are made of, loaded from the files as far as questions need them. */
export class FigureDatabase {
  readonly #dir: string;
  readonly #plainBytes: Readonly<Record<Depth, number>>;
  #open: OpenTables | null = null;
  #running: readonly RunningRun[] = [];
  /** Those of them whose process was gone when the table of conversations was made. */
  #gone: ReadonlySet<string> = new Set();
  /** True while the table of conversations is not made of the tables as they are. */
  #stale = true;
  /** Answers made of the tables as they are. */
  readonly #kept = new KeptAnswers();
  #asked = 0;
  /** The last look at the files: how many questions had been asked by then, and what of; null if the tables may not be as it saw them. */
  #look: { readonly asked: number; readonly since: string | undefined } | null = null;
  /** Questions are answered one after the other, so that none sees the tables half loaded. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(dir: string, plainBytes = maxPlainBytes) {
    this.#dir = dir;
    this.#plainBytes = plainBytes;
  }

  /** Brings the tables up to date with the files of the filter's days, and then asks. */
  ask<T>(filter: RecordFilter, depth: Depth, question: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    this.#asked += 1;
    const number = this.#asked;
    const answer = this.#last.then(async () => {
      assertDates(filter);
      const needed = filtersOfAll.some((field) => filter[field] !== undefined) ? "all" : depth;
      if (needed === "all" && this.#open?.depth === "overview") this.#forget();
      return question(this.#seen(number, filter) ?? (await this.#refresh(filter, needed)));
    });
    this.#last = answer.catch(() => {});
    return answer;
  }

  /**
   * The same for a question whose answer is made of nothing but the tables and `asked`, a filter and what else there is to it. As long as
   * no file of theirs changes it is worked out once; each asker has an answer of its own.
   */
  answer<T>(
    name: string,
    asked: RecordFilter,
    depth: Depth,
    question: (connection: DuckDBConnection) => Promise<T>,
  ): Promise<T> {
    return this.ask(asked, depth, async (connection) => {
      const key = `${name} ${JSON.stringify(asked)}`;
      const known = this.#kept.get(key);
      const text = known ?? JSON.stringify(await question(connection));
      if (known === undefined) this.#kept.keep(key, text);
      return JSON.parse(text) as T;
    });
  }

  malformed(): MalformedLines {
    return this.#open?.tables.malformed() ?? { count: 0, first: [] };
  }

  async close(): Promise<void> {
    await this.#last;
    this.#forget();
  }

  #forget(): void {
    this.#open?.connection.close();
    this.#open = null;
    this.#running = [];
    this.#gone = new Set();
    this.#stale = true;
    this.#look = null;
    this.#kept.clear();
  }

  /** The tables, if the files of a filter's days were looked at after its question was asked; else null. */
  #seen(number: number, filter: RecordFilter): DuckDBConnection | null {
    if (this.#open === null || this.#look === null || number > this.#look.asked) return null;
    const { since } = daysOf(filter);
    const { since: looked } = this.#look;
    return looked === undefined || (since !== undefined && since >= looked) ? this.#open.connection.connection : null;
  }

  async #refresh(filter: RecordFilter, depth: Depth): Promise<DuckDBConnection> {
    const asked = this.#asked;
    this.#look = null;
    const connection = await this.#load(filter, depth);
    this.#look = { asked, since: daysOf(filter).since };
    return connection;
  }

  async #load(filter: RecordFilter, depth: Depth): Promise<DuckDBConnection> {
    const files = await this.#files(filter);
    this.#open ??= await this.#connect(lineBytes(files), depth);
    const { connection, tables } = this.#open;
    const duck = connection.connection;
    const changed = await tables.refresh(duck, files, covers(filter));
    const machine = thisMachine();
    const hasGone = this.#running.some((run) => !this.#gone.has(run.run_id) && isProcessGone(run, machine));
    if (!changed && !this.#stale && !hasGone) return duck;
    this.#stale = true;
    this.#kept.clear();

    this.#running = await buildConversationTable(duck);
    let gone = this.#running.filter((run) => isProcessGone(run, machine));
    if (gone.length > 0) {
      // A process may have written its last line and ended since we read; now that it is gone, nothing more will come.
      await tables.refresh(duck, await this.#files(filter), covers(filter));
      this.#running = await buildConversationTable(duck);
      const ids = new Set(this.#running.map((run) => run.run_id));
      gone = gone.filter((run) => ids.has(run.run_id));
    }
    this.#gone = new Set(gone.map((run) => run.run_id));
    await sumUnfinished(duck, this.#running, this.#gone);
    this.#stale = false;
    return duck;
  }

  async #connect(bytes: number, depth: Depth): Promise<OpenTables> {
    const threads = bytes > maxOneThreadBytes ? loadThreads : 1;
    const connection = await connect({ compress: bytes > this.#plainBytes[depth], threads });
    return { connection, tables: new RecordTables(figureColumns[depth], threads), depth };
  }

  #files(filter: RecordFilter): Promise<RecordFile[]> {
    return listRecordFiles(this.#dir, types, daysOf(filter));
  }
}

function lineBytes(files: readonly RecordFile[]): number {
  return files.reduce((sum, { form, sizeBytes }) => sum + sizeBytes * packedFactor[form], 0);
}

/**
 * The day folders that may hold what a filter takes. Folders are of the day of writing, filters of the day on which
 * something began: a day of slack covers a clock that was set. Nothing bounds them above, since the last line of a long
 * conversation may come late.
 */
function daysOf(filter: RecordFilter): { since: string | undefined } {
  return { since: filter.since && new Date(filter.since.getTime() - dayMs).toISOString().slice(0, 10) };
}

function covers(filter: RecordFilter): (file: RecordFile) => boolean {
  const { since } = daysOf(filter);
  return (file) => since === undefined || file.day >= since;
}
