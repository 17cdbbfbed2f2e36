// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import type { RecordFile } from "../files/record-files.js";
import { type Connection, connect } from "./connect.js";
import { type Parameters, query, quoted } from "./query.js";
import { unreadableParquet } from "./unreadable-parquet.js";

/** Reads whole records out of Parquet files. */
export class ParquetRecords {
  #connection: Promise<Connection> | null = null;

  /**
   * The records of one file, in the order in which they were written; only those of the given runs, if any are given.
   * @throws StoreError (`CORRUPT`) if it is damaged or none of ours.
   */
  async read<T extends TurnspanRecord["type"]>(
    file: Pick<RecordFile, "path">,
    type: T,
    runIds?: readonly string[],
  ): Promise<Extract<TurnspanRecord, { type: T }>[]> {
    this.#connection ??= connect();
    const { connection } = await this.#connection;
    const { readRecord } = await import("@turnspan/records/readers");
    const only = runIds === undefined ? "" : " WHERE run_id IN (SELECT unnest(json_transform($runs, '[\"VARCHAR\"]')))";
    const parameters: Parameters = runIds === undefined ? {} : { runs: JSON.stringify(runIds) };
    try {
      const rows = await query<Readonly<Record<string, unknown>>>(
        connection,
        `SELECT * FROM read_parquet(${quoted(file.path)})${only}`,
        parameters,
      );
      return rows.map((row) => {
        const result = readRecord(JSON.stringify({ ...row, ...nestedOf(row) }));
        if (result.kind !== "record" || result.record.type !== type) throw new Error("a row is no record");
        return result.record as Extract<TurnspanRecord, { type: T }>;
      });
    } catch (error) {
      throw await unreadableParquet(file.path, error);
    }
  }

  async close(): Promise<void> {
    const connection = await this.#connection;
    this.#connection = null;
    connection?.close();
  }
}

/** Columns that DuckDB hands out in another form than JSON has: maps are lists of pairs, JSON is text. */
function nestedOf(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const nested: Record<string, unknown> = {};
  const { metadata, cost_by_kind: pairs } = row;
  if (typeof metadata === "string") nested["metadata"] = JSON.parse(metadata);
  if (Array.isArray(pairs)) {
    nested["cost_by_kind"] = Object.fromEntries(
      pairs.map(({ key, value }: { key: string; value: number }) => [key, value]),
    );
  }
  return nested;
}
