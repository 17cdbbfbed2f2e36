// SPDX-License-Identifier: Apache-2.0
import type { RecordType } from "../files/record-files.js";
import type { Column } from "./figure-columns.js";
import { quoted } from "./query.js";
import { recordColumns, requiredFields } from "./record-columns.js";
import { recordConditions } from "./record-conditions.js";

export type Columns = Readonly<Record<string, Column>>;

/** A line longer than this is damage; the same bound as for lines read one by one. */
const maxLineBytes = 16 * 1024 * 1024;

const typesOf = (type: RecordType): Readonly<Record<string, string>> => recordColumns[type];

/** Makes the table of a type, empty. `batch` tells which load a row came with, `file` where a run's line stands. */
export function createTable(type: RecordType, columns: Columns): string {
  return `CREATE TABLE ${table(type)} AS ${selectFrom(type, columns, 0, `(${emptyRows(type)})`, "''")}`;
}

/**
 * Loads files of lines, all or nothing: it fails at the first line that is no record, so that nothing is skipped
 * unseen. (`ignore_errors` would drop good lines after certain damaged ones.)
 */
export function loadLines(type: RecordType, columns: Columns, paths: readonly string[], batch: number): string {
  const types = Object.entries(typesOf(type)).map(([name, columnType]) => `${quoted(name)}: ${quoted(columnType)}`);
  const source = `read_json([${paths.map((path) => quoted(escapeGlob(path))).join(", ")}], format = 'newline_delimited',
    columns = {${types.join(", ")}}, maximum_object_size = ${maxLineBytes}, filename = 'file')`;
  return `INSERT INTO ${table(type)} ${selectFrom(type, columns, batch, source, "file")} WHERE ${guard(type, columns)}`;
}

/** Loads Parquet files, all or nothing. A file of an older version may lack columns. */
export function loadParquet(type: RecordType, columns: Columns, paths: readonly string[], batch: number): string {
  const files = paths.map((path) => quoted(escapeGlob(path))).join(", ");
  const source = `(SELECT *, '' AS file FROM (${emptyRows(type)}) UNION ALL BY NAME
    SELECT * FROM read_parquet([${files}], union_by_name = true, filename = 'file'))`;
  return `INSERT INTO ${table(type)} ${selectFrom(type, columns, batch, source, "file")} WHERE ${guard(type, columns)}`;
}

/** Loads lines given as text in `$lines`, each of which is known to be a record; they stand in the file `$file`. */
export function loadText(type: RecordType, columns: Columns, batch: number): string {
  const structure = JSON.stringify(typesOf(type));
  const source = `(SELECT unnest(json_transform(line, ${quoted(structure)}))
    FROM (SELECT unnest(string_split($lines, chr(10))) AS line))`;
  return `INSERT INTO ${table(type)} ${selectFrom(type, columns, batch, source, "$file")}`;
}

/** The table of a type: `call`, `turn`, `workflow_run`. */
export function table(type: RecordType): string {
  return `"${type}"`;
}

/** No rows, of all columns of a type. */
export function emptyRows(type: RecordType): string {
  const columns = Object.entries(typesOf(type)).map(([name, columnType]) => `NULL::${columnType} AS "${name}"`);
  return `SELECT ${columns.join(", ")} LIMIT 0`;
}

/** All fields of a record, as they are. */
export function allColumns(type: RecordType): Columns {
  return Object.fromEntries(Object.keys(typesOf(type)).map((name) => [name, { from: [name], sql: `"${name}"` }]));
}

function selectFrom(type: RecordType, columns: Columns, batch: number, source: string, file: string): string {
  const chosen = Object.entries(columns).map(([name, { sql }]) => `${sql} AS "${name}"`);
  const place = type === "workflow_run" ? [`${file} AS "file"`] : [];
  return `SELECT ${[...chosen, ...place, `${batch} AS "batch"`].join(", ")} FROM ${source}`;
}

function guard(type: RecordType, columns: Columns): string {
  const conditions: Readonly<Record<string, string>> = recordConditions[type];
  const fields = new Set<string>([...requiredFields[type], ...Object.values(columns).flatMap(({ from }) => from)]);
  const all = [...fields].map((field) => conditions[field]).filter((condition) => condition !== undefined);
  return `CASE WHEN ${all.join(" AND ")} THEN true ELSE error('not a record') END`;
}

/** DuckDB takes `*`, `?` and `[` of a path for a pattern. */
function escapeGlob(path: string): string {
  return path.replaceAll(/[[*?]/g, (character) => `[${character}]`);
}
