// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection, JS } from "@duckdb/node-api";

/** Values bound to a statement's `$names`; times as ISO 8601 text. */
export type Parameters = Readonly<Record<string, string | number | boolean>>;

/** A value as rows hold it: whole numbers as numbers, times as ISO 8601 UTC text. */
type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Answers a statement with plain objects. `Row` is what the caller's SELECT names. */
export async function query<Row extends object>(
  connection: DuckDBConnection,
  text: string,
  parameters: Parameters = {},
): Promise<Row[]> {
  const reader = await connection.runAndReadAll(text, { ...parameters });
  return reader.getRowObjectsJS().map((row) => plain(row) as Row);
}

/** The same, some thousand rows at a time: however many there are, they are never all in memory. */
export async function* queryInParts<Row extends object>(
  connection: DuckDBConnection,
  text: string,
  parameters: Parameters = {},
): AsyncGenerator<readonly Row[]> {
  const result = await connection.stream(text, { ...parameters });
  for await (const rows of result.yieldRowObjectJs()) yield rows.map((row) => plain(row) as Row);
}

/** The one row of a statement that always has one. */
export async function queryOne<Row extends object>(
  connection: DuckDBConnection,
  text: string,
  parameters: Parameters = {},
): Promise<Row> {
  const [row] = await query<Row>(connection, text, parameters);
  if (row === undefined) throw new Error(`no row: ${text}`);
  return row;
}

/** A list of values as text of a SQL statement, for names that a parameter can't stand for. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function plain(value: JS): Plain {
  if (typeof value === "bigint") {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  }
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object") return typeof value === "symbol" ? null : value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}
