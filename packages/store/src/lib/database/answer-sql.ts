// SPDX-License-Identifier: Apache-2.0
import { StoreError } from "../files/store-error.js";
import { type RecordType, listRecordFiles } from "../files/record-files.js";
import { type Connection, connect } from "./connect.js";
import { allColumns, lastLines } from "./load-statement.js";
import { plain } from "./query.js";
import { RecordTables } from "./record-tables.js";
import type { SqlResult } from "./sql-result.js";

const types = ["workflow_run", "turn", "call"] as const;
const viewOf = { call: "calls", turn: "turns", workflow_run: "workflow_runs" } as const satisfies Record<
  RecordType,
  string
>;

/** What bounds the answer to a statement. */
export interface SqlBounds {
  readonly maxRows: number;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Answers one SELECT in a database of its own, which holds copies of the records and is cut off from files, network,
 * extensions and settings before it sees the text. So the worst that a statement can do is to be slow,
 * and that is bounded.
 * @throws StoreError (`SQL`, `TIMEOUT`, `ABORTED`)
 */
export async function answerSql(dir: string, text: string, bounds: SqlBounds): Promise<SqlResult> {
  const database = await loadAll(dir);
  try {
    return await withinBounds(database, bounds, () => select(database, text, bounds.maxRows));
  } finally {
    database.close();
  }
}

async function loadAll(dir: string): Promise<Connection> {
  const files = await listRecordFiles(dir, types);
  const database = await connect();
  try {
    const tables = new RecordTables({
      call: allColumns("call"),
      turn: allColumns("turn"),
      workflow_run: allColumns("workflow_run"),
    });
    await tables.refresh(database.connection, files, () => true);
    for (const type of types) await database.connection.run(viewSql(type));
    await database.connection.run("SET enable_external_access = false");
    await database.connection.run("SET lock_configuration = true");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Stops what the database is at when its time is over or it is no longer wanted. */
async function withinBounds<T>(
  { connection }: Connection,
  { timeoutMs, signal }: SqlBounds,
  work: () => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(overtime(timeoutMs)), timeoutMs);
  const abort = (): void => stop.abort(new StoreError("ABORTED", "The statement was stopped.", "Ask again."));
  signal?.addEventListener("abort", abort, { once: true });
  // It may be between two steps just then, and only a step that runs can be interrupted.
  let repeat: NodeJS.Timeout | undefined;
  stop.signal.addEventListener("abort", () => {
    connection.interrupt();
    repeat = setInterval(() => connection.interrupt(), 50);
  });
  try {
    if (signal?.aborted === true) abort();
    stop.signal.throwIfAborted();
    return await work();
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
    clearInterval(repeat);
    signal?.removeEventListener("abort", abort);
  }
}

function overtime(timeoutMs: number): StoreError {
  return new StoreError(
    "TIMEOUT",
    `The statement was stopped after ${timeoutMs / 1000} s.`,
    "See that every table is joined by a column, as run_id or turn_id, or give it more time.",
  );
}

/** `workflow_runs` has one row a run: its last line. */
function viewSql(type: RecordType): string {
  if (type !== "workflow_run") return `CREATE VIEW ${viewOf[type]} AS SELECT * EXCLUDE (batch) FROM "${type}"`;
  return `CREATE VIEW workflow_runs AS SELECT * EXCLUDE (file, batch) FROM workflow_run ${lastLines}`;
}

async function select({ connection }: Connection, text: string, maxRows: number): Promise<SqlResult> {
  const { StatementType } = await import("@duckdb/node-api");
  try {
    const statements = await connection.extractStatements(text);
    if (statements.count !== 1) throw refused(`${statements.count} statements were given.`);
    const statement = await statements.prepare(0);
    if (statement.statementType !== StatementType.SELECT) throw refused("It is not a SELECT.");
    const reader = await statement.streamAndReadUntil(maxRows + 1);
    const rows = reader.getRowsJS().slice(0, maxRows);
    const columnTypes = reader.columnTypes();
    return {
      columns: reader.columnNames().map((name, index) => ({ name, type: String(columnTypes[index]) })),
      rows: rows.map((row) => row.map(plain)),
      truncated: reader.currentRowCount > maxRows || !reader.done,
    };
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const [why = "It failed."] = error instanceof Error ? error.message.split("\n\nLINE") : [];
    throw new StoreError("SQL", why.trim(), "The views are calls, turns and workflow_runs.", error);
  }
}

function refused(why: string): StoreError {
  return new StoreError("SQL", why, "Give one SELECT over the views calls, turns and workflow_runs.");
}
