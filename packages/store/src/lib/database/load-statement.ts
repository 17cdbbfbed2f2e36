// SPDX-License-Identifier: Apache-2.0
import type { RecordType } from "../files/record-files.js";
import type { Column } from "./figure-columns.js";
import { quoted } from "./query.js";
import { recordColumns, recordParts, requiredFields } from "./record-columns.js";
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
  const types = Object.entries({ ...typesOfUnread(type), ...typesOfRead(type, columns) });
  const source = `read_json([${paths.map((path) => quoted(escapeGlob(path))).join(", ")}], format = 'newline_delimited',
    columns = {${types.map(([name, columnType]) => `${quoted(name)}: ${quoted(columnType)}`).join(", ")}},
    maximum_object_size = ${maxLineBytes}${type === "workflow_run" ? ", filename = 'file'" : ""})`;
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
  const structure = JSON.stringify(typesOfRead(type, columns));
  const source = `(SELECT unnest(json_transform(line, ${quoted(structure)}))
    FROM (SELECT unnest(string_split($lines, chr(10))) AS line))`;
  return `INSERT INTO ${table(type)} ${selectFrom(type, columns, batch, source, "$file")}`;
}

/** The table of a type: `call`, `turn`, `workflow_run`. */
export function table(type: RecordType): string {
  return `"${type}"`;
}

/**
 * QUALIFY for `workflow_run`: the last line of each run. A clock that was set back puts that line into the file of an earlier
 * day, so one that ends a run is later than any that does not.
 */
export const lastLines = `QUALIFY row_number() OVER (
  PARTITION BY run_id ORDER BY status <> 'running' DESC, file DESC, rowid DESC) = 1`;

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

/** The types of what columns are made of. Of an object, or a list of objects, only the parts are taken out that are named. */
function typesOfRead(type: RecordType, columns: Columns): Record<string, string> {
  const partTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = recordParts[type];
  const types: Record<string, string> = {};
  for (const [field, parts] of partsRead(columns)) {
    const whole = typesOf(type)[field] ?? "";
    const named = [...parts].map((part) => `"${part}" ${partTypes[field]?.[part] ?? ""}`);
    types[field] = parts.size === 0 ? whole : `STRUCT(${named.join(", ")})${whole.endsWith("[]") ? "[]" : ""}`;
  }
  return types;
}

/** The types of the fields that each record has, if only whether they are there is asked of those with parts. */
function typesOfUnread(type: RecordType): Record<string, string> {
  const types = requiredFields[type].map((field): [string, string] => {
    const columnType = typesOf(type)[field] ?? "";
    return [field, /STRUCT|MAP|\[\]/.test(columnType) ? "JSON" : columnType];
  });
  return Object.fromEntries(types);
}

/** The fields that columns are made of, each with the parts that are named; none: all take it whole. */
function partsRead(columns: Columns): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, Set<string>>();
  for (const path of Object.values(columns).flatMap(({ from }) => from)) {
    const [field = "", part] = path.split(".");
    const parts = read.get(field) ?? new Set();
    if (part !== undefined) parts.add(part);
    read.set(field, parts);
  }
  return read;
}

/** True of a record, as far as it is read: every field that each record has is there, and what columns are made of is right. */
function guard(type: RecordType, columns: Columns): string {
  const read = partsRead(columns);
  const required = new Set<string>(requiredFields[type]);
  const conditions = Object.entries(recordConditions[type]).filter(([path]) => {
    const [field = "", part] = path.split(".");
    const parts = read.get(field);
    if (part === undefined) return parts !== undefined || required.has(field);
    return parts !== undefined && (parts.size === 0 || parts.has(part));
  });
  return `CASE WHEN ${conditions.map(([, condition]) => condition).join(" AND ")} THEN true ELSE error('not a record') END`;
}

/** DuckDB takes `*`, `?` and `[` of a path for a pattern. */
function escapeGlob(path: string): string {
  return path.replaceAll(/[[*?]/g, (character) => `[${character}]`);
}
