// SPDX-License-Identifier: Apache-2.0
import { open, rm, stat, writeFile } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { connect } from "../database/connect.js";
import { allColumns, createTable, loadText, table } from "../database/load-statement.js";
import { queryOne, quoted } from "../database/query.js";
import { readLines } from "../files/read-lines.js";
import type { RecordFile } from "../files/record-files.js";
import { StoreError } from "../files/store-error.js";
import { holdsAll } from "./holds-all.js";

/** A Parquet file that holds what a file of lines holds, under a name that readers pass over. */
export interface Built {
  readonly path: string;
  readonly records: number;
  readonly malformed: number;
  readonly bytes: number;
  /** Files to rename along with it, from and to. */
  readonly beside: readonly (readonly [string, string])[];
}

const chunkCharacters = 4 * 1024 * 1024;

/**
 * Reads a file line by line, writes the Parquet file, reads that back and compares it column by column with what was
 * read. With no target it only counts.
 * @returns why it can't be done, if the Parquet file would hold less than the lines.
 */
export async function buildParquet(source: RecordFile, target: string | null): Promise<Built | string> {
  const { connection, close } = await connect();
  const path = target === null ? "" : `${target}.part`;
  try {
    await connection.run("SET preserve_insertion_order = true");
    await connection.run(createTable(source.type, allColumns(source.type)));
    const read = await load(connection, source);
    if (typeof read === "string") return read;
    if (target === null) return { path, records: read.records, malformed: read.malformed.length, bytes: 0, beside: [] };
    const difference = await writeAndCompare(connection, source, path, read.records);
    if (difference !== null) {
      await rm(path, { force: true });
      return difference;
    }
    if ((await stat(source.path)).size !== source.sizeBytes) {
      await rm(path, { force: true });
      return "it was written to meanwhile";
    }
    const beside: [string, string][] = [];
    if (read.malformed.length > 0) {
      const kept = target.replace(/\.parquet$/, ".malformed.txt");
      await writeFile(`${kept}.part`, `${read.malformed.join("\n")}\n`, { mode: 0o600 });
      beside.push([`${kept}.part`, kept]);
    }
    await settle(path);
    const bytes = (await stat(path)).size;
    return { path, records: read.records, malformed: read.malformed.length, bytes, beside };
  } finally {
    close();
  }
}

async function load(
  connection: DuckDBConnection,
  source: RecordFile,
): Promise<{ records: number; malformed: string[] } | string> {
  const { readRecord } = await import("@turnspan/records/readers");
  const malformed: string[] = [];
  let records = 0;
  let chunk: string[] = [];
  let characters = 0;
  const insert = async (): Promise<void> => {
    if (chunk.length === 0) return;
    const values = { lines: chunk.join("\n"), ...(source.type === "workflow_run" ? { file: "" } : {}) };
    await connection.run(loadText(source.type, allColumns(source.type), 0), values);
    chunk = [];
    characters = 0;
  };
  try {
    for await (const line of readLines(source.path)) {
      if (line.end === "too long") return `line ${line.number} is longer than any record`;
      const result = readRecord(line.text);
      if (result.kind === "blank") continue;
      if (result.kind === "malformed" || result.record.type !== source.type) {
        malformed.push(line.text);
        continue;
      }
      if (!holdsAll(result.record, JSON.parse(line.text))) {
        return `line ${line.number} has fields that this version does not know`;
      }
      const text = JSON.stringify(result.record);
      chunk.push(text);
      characters += text.length;
      records += 1;
      if (characters >= chunkCharacters) await insert();
    }
  } catch (error) {
    throw error instanceof StoreError ? error : StoreError.from(error, source.path);
  }
  await insert();
  return { records, malformed };
}

/** @returns what differs between the table and the file that was made of it, read anew; null if nothing does. */
async function writeAndCompare(
  connection: DuckDBConnection,
  source: RecordFile,
  path: string,
  records: number,
): Promise<string | null> {
  const columns = Object.keys(allColumns(source.type))
    .map((name) => `"${name}"`)
    .join(", ");
  const made = `SELECT ${columns} FROM ${table(source.type)}`;
  await connection.run(`COPY (${made} ORDER BY rowid) TO ${quoted(path)} (FORMAT parquet, COMPRESSION zstd)`);
  const written = `SELECT ${columns} FROM read_parquet(${quoted(path)})`;
  const { rows, lost, added } = await queryOne<{ rows: number; lost: number; added: number }>(
    connection,
    `SELECT (SELECT count(*) FROM (${written})) AS rows,
       (SELECT count(*) FROM (${made} EXCEPT ALL ${written})) AS lost,
       (SELECT count(*) FROM (${written} EXCEPT ALL ${made})) AS added`,
  );
  if (rows === records && lost === 0 && added === 0) return null;
  return `the Parquet file has ${rows} records instead of ${records}, ${lost + added} of them differ`;
}

/** Makes sure that the file is on disk before its source goes. */
async function settle(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
