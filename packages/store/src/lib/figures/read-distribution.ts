// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import { query, queryOne } from "../database/query.js";
import { percentilesSql } from "./figure-sql.js";
import type { Distribution } from "./latency.js";
import type { Percentiles } from "./percentiles.js";
import { segmentRows } from "./read-latency.js";
import type { Scope } from "./scope.js";

export async function readDistribution(
  connection: DuckDBConnection,
  scope: Scope,
  of: string,
  bins: number,
): Promise<Distribution> {
  const tables = `${scope.tables}, ${segmentRows}, chosen AS (
    SELECT e2e_ms AS ms FROM turns WHERE e2e_ms IS NOT NULL AND $of = 'e2e'
    UNION ALL SELECT ms FROM waits WHERE name = $of)`;
  const parameters = { ...scope.parameters, of };
  const figures = await queryOne<Percentiles>(
    connection,
    `${tables} SELECT unnest(${percentilesSql("ms")}) FROM chosen`,
    parameters,
  );
  if (figures.p99_ms === null) return { of, figures, bins: [] };
  const widthMs = roundWidth(figures.p99_ms / bins);
  const rows = await query<{ bin: number; turns: number }>(
    connection,
    `${tables} SELECT least(ms // ${widthMs}, ${bins - 1})::INTEGER AS bin, count(*) AS turns FROM chosen GROUP BY ALL`,
    parameters,
  );
  const turnsOf = new Map(rows.map((row) => [row.bin, row.turns]));
  return {
    of,
    figures,
    bins: Array.from({ length: bins }, (_, bin) => ({
      from_ms: bin * widthMs,
      to_ms: bin === bins - 1 ? null : (bin + 1) * widthMs,
      turns: turnsOf.get(bin) ?? 0,
    })),
  };
}

/** The next of 1, 2, 5, 10, 20, 25, 50, 100, … whole milliseconds at or above. */
export function roundWidth(ms: number): number {
  for (let ten = 1; ; ten *= 10) {
    const width = [1, 2, 2.5, 5].map((step) => step * ten).find((step) => Number.isInteger(step) && step >= ms);
    if (width !== undefined) return width;
  }
}
