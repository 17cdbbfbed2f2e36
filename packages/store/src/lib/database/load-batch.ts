// SPDX-License-Identifier: Apache-2.0
import { open, stat } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { MalformedLineCount } from "../files/malformed-lines.js";
import { readRecords } from "../files/read-records.js";
import type { RecordFile, RecordType } from "../files/record-files.js";
import { type Columns, loadLines, loadParquet, loadText, table } from "./load-statement.js";
import { unreadableParquet } from "./unreadable-parquet.js";

/** Files that were loaded by one statement. */
export interface Batch {
  readonly id: number;
  readonly type: RecordType;
  files: readonly RecordFile[];
  readonly malformed: MalformedLineCount;
  /** False if a file grew while it was read, so that it is not known how much of it was loaded. */
  whole: boolean;
}

/** Text that is handed over at once. */
const chunkCharacters = 4 * 1024 * 1024;
/** More than this is loaded faster by DuckDB itself. */
const maxAppendBytes = 8 * 1024 * 1024;

/**
 * Loads files of one type and one form. First all at once, which fails at anything that is no record; then one by one,
 * and the ones that fail line by line, which tells what is wrong with which line.
 * @throws StoreError if a file can't be read, or is no Parquet file of ours.
 */
export async function loadBatch(
  connection: DuckDBConnection,
  id: number,
  files: readonly RecordFile[],
  columns: Columns,
  threads: number,
): Promise<Batch> {
  const type = files[0]?.type ?? "call";
  const batch: Batch = { id, type, files, malformed: new MalformedLineCount(), whole: true };
  try {
    await load(connection, batch, columns, threads);
  } catch (error) {
    // What was loaded before the failure must not be counted when the question is asked again.
    await connection.run(`DELETE FROM ${table(type)} WHERE batch = ${id}`);
    throw error;
  }
  const [only] = files;
  if (files.length === 1 && only?.form === "jsonl") batch.whole = (await sizeOf(only.path)) === only.sizeBytes;
  return batch;
}

/**
 * Loads what was added to the one file of a batch since it was loaded.
 * @returns false if that can't be told, and the file is to be loaded anew.
 */
export async function appendToBatch(
  connection: DuckDBConnection,
  batch: Batch,
  now: RecordFile,
  columns: Columns,
): Promise<boolean> {
  const [before] = batch.files;
  if (before === undefined || !batch.whole || now.form !== "jsonl") return false;
  const sameFile = before.version.split(":")[2] === now.version.split(":")[2];
  const addedBytes = now.sizeBytes - before.sizeBytes;
  if (!sameFile || addedBytes <= 0 || addedBytes > maxAppendBytes) return false;
  const text = await readRange(now.path, Math.max(before.sizeBytes - 1, 0), now.sizeBytes);
  // Both ends must be line ends: else a line was loaded, or counted, when it was half there.
  if (before.sizeBytes > 0 && !text.startsWith("\n")) return false;
  if (!text.endsWith("\n")) return false;
  const { readRecord } = await import("@turnspan/records/readers");
  const records: string[] = [];
  for (const line of text.split("\n")) {
    const result = readRecord(line);
    if (result.kind === "blank") continue;
    // Its line number is only known when the whole file is read.
    if (result.kind === "malformed" || result.record.type !== batch.type) return false;
    records.push(JSON.stringify(result.record));
  }
  await insertText(connection, batch, now, columns, records);
  batch.files = [now];
  return true;
}

async function load(connection: DuckDBConnection, batch: Batch, columns: Columns, threads: number): Promise<void> {
  const filled = batch.files.filter((file) => file.sizeBytes > 0);
  if (filled.length === 0) return;
  if (filled[0]?.form === "gz") {
    // DuckDB takes a packed file that is cut off for one that ends there.
    for (const file of filled) await loadLineByLine(connection, batch, file, columns);
    return;
  }
  const failure = await failureOf(connection, batch, filled, columns, threads);
  if (failure === null) return;
  for (const file of filled) {
    const reason = filled.length === 1 ? failure : await failureOf(connection, batch, [file], columns, threads);
    if (reason === null) continue;
    if (file.form === "parquet") throw await unreadableParquet(file.path, reason);
    await loadLineByLine(connection, batch, file, columns);
  }
}

async function failureOf(
  connection: DuckDBConnection,
  batch: Batch,
  files: readonly RecordFile[],
  columns: Columns,
  threads: number,
): Promise<Error | null> {
  const statement = files[0]?.form === "parquet" ? loadParquet : loadLines;
  const paths = files.map((file) => file.path);
  try {
    // The order of lines counts only for runs, of which the last line wins. They are few, and to keep the order of several
    // threads takes more memory and time than to read with one.
    const ordered = batch.type === "workflow_run";
    await connection.run(`SET preserve_insertion_order = ${ordered}`);
    if (ordered && threads > 1) await connection.run("SET threads = 1");
    await connection.run(statement(batch.type, columns, paths, batch.id));
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    if (threads > 1) await connection.run(`SET threads = ${threads}`);
  }
}

async function loadLineByLine(
  connection: DuckDBConnection,
  batch: Batch,
  file: RecordFile,
  columns: Columns,
): Promise<void> {
  let records: string[] = [];
  let characters = 0;
  for await (const record of readRecords(file, batch.type, batch.malformed)) {
    const text = JSON.stringify(record);
    records.push(text);
    characters += text.length;
    if (characters < chunkCharacters) continue;
    await insertText(connection, batch, file, columns, records);
    records = [];
    characters = 0;
  }
  await insertText(connection, batch, file, columns, records);
}

async function insertText(
  connection: DuckDBConnection,
  batch: Batch,
  file: RecordFile,
  columns: Columns,
  records: readonly string[],
): Promise<void> {
  if (records.length === 0) return;
  const lines = records.join("\n");
  const values = batch.type === "workflow_run" ? { lines, file: file.path } : { lines };
  await connection.run(loadText(batch.type, columns, batch.id), values);
}

async function readRange(path: string, from: number, to: number): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(to - from), 0, to - from, from);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}
