// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import { query } from "../database/query.js";
import { countedPercentilesSql, sumPicoSql, timedCall } from "./figure-sql.js";
import type { Percentiles } from "./percentiles.js";
import type { Scope } from "./scope.js";
import type { Dimension, Group } from "./totals.js";

/** What is measured of a call: in which column, and of which calls. */
const measures = {
  latency: { column: "latency_ms", of: timedCall },
  ttft: { column: "ttft_ms", of: "true" },
  ttfb: { column: "ttfb_ms", of: "true" },
} as const;
type Measure = keyof typeof measures;
const measureNames = Object.keys(measures) as Measure[];

const unmeasured: Percentiles = { count: 0, mean_ms: null, p50_ms: null, p95_ms: null, p99_ms: null, max_ms: null };

/** By what calls are grouped; `[]` is all of them together, and always one group. A model is named by its provider as well. */
export type Grouping = readonly [] | readonly [Dimension] | readonly ["model", "provider"];

/**
 * The figures of calls by each of the groupings, largest cost first. The calls are gone over once: they are summed, and how often each value was measured is counted, by all columns
 * at once; each grouping is made of that. To go over them for each grouping took three times as long.
 */
export async function readCallGroups(
  connection: DuckDBConnection,
  { tables, parameters }: Scope,
  groupings: readonly Grouping[],
): Promise<Group[][]> {
  const columns = each([...new Set(groupings.flat())]);
  const counts = measureNames.map((name) => {
    const { column, of } = measures[name];
    return `SELECT ${columns} '${name}' AS measure, ${column} AS ms, count(*) AS n
      FROM calls WHERE ${column} IS NOT NULL AND ${of} GROUP BY ALL`;
  });
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE call_sums AS ${tables} SELECT ${columns} ${sumsSql} FROM calls GROUP BY ALL`,
    { ...parameters },
  );
  await connection.run(`CREATE OR REPLACE TEMP TABLE call_waits AS ${tables} ${counts.join(" UNION ALL ")}`, {
    ...parameters,
  });
  const answers: Group[][] = [];
  for (const grouping of groupings) {
    const rows = await query<Group & Record<Measure, Percentiles | null>>(connection, groupsSql(grouping));
    answers.push(
      rows.map((row) => ({
        ...row,
        latency: row.latency ?? unmeasured,
        ttft: row.ttft ?? unmeasured,
        ttfb: row.ttfb ?? unmeasured,
      })),
    );
  }
  return answers;
}

const sumsSql = `count(*) AS calls, count(*) FILTER (NOT success) AS failed_calls,
  count(*) FILTER (fallback_used) AS fallback_calls, ${sumPicoSql("cost")} AS pico_usd, count(cost) AS priced_calls,
  sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens,
  sum(cached_input_tokens) AS cached_input_tokens, sum(characters) FILTER (kind = 'tts') AS characters,
  sum(audio_duration_ms) FILTER (kind = 'stt') AS audio_ms`;

/** Of no calls there is no row of sums, and their number is 0 and not unknown. */
const countSql = (name: string): string => `coalesce(sum(${name}), 0) AS ${name}`;

function groupsSql(grouping: Grouping): string {
  const columns = each(grouping);
  const same = grouping.map((column) => `sums."${column}" IS NOT DISTINCT FROM waits."${column}"`);
  const [value = "NULL", provider = "NULL"] = grouping.map((column) => `sums."${column}"`);
  const waits = measureNames.map((name) => `any_value(figures) FILTER (measure = '${name}') AS ${name}`);
  return `WITH sums AS (
      SELECT ${columns} ${["calls", "failed_calls", "fallback_calls", "priced_calls"].map(countSql).join(", ")},
        sum(pico_usd) AS pico_usd, sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens,
        sum(cached_input_tokens) AS cached_input_tokens, sum(characters) AS characters, sum(audio_ms) AS audio_ms
      FROM call_sums GROUP BY ALL),
    counted AS (SELECT ${columns} measure, ms, sum(n) AS n FROM call_waits GROUP BY ALL),
    placed AS (
      SELECT *, sum(n) OVER (PARTITION BY ${columns} measure ORDER BY ms) AS upto,
        sum(n) OVER (PARTITION BY ${columns} measure) AS total FROM counted),
    measured AS (SELECT ${columns} measure, ${countedPercentilesSql} AS figures FROM placed GROUP BY ALL),
    waits AS (SELECT ${columns} ${waits.join(", ")} FROM measured GROUP BY ALL)
    SELECT ${value} AS "value", ${provider} AS "provider", calls, failed_calls,
      (calls - failed_calls) / nullif(calls, 0) AS success_rate, fallback_calls,
      fallback_calls / nullif(calls, 0) AS fallback_rate, pico_usd / 1e12 AS cost, calls - priced_calls AS unpriced_calls,
      pico_usd / 1e12 / nullif(priced_calls, 0) AS cost_per_call, input_tokens, output_tokens, cached_input_tokens, characters,
      audio_ms, latency, ttft, ttfb, pico_usd / nullif(sum(pico_usd) OVER (), 0) AS cost_share
    FROM sums LEFT JOIN waits ON ${[...same, "true"].join(" AND ")}
    ORDER BY cost DESC NULLS LAST, calls DESC, "value" NULLS LAST, "provider" NULLS LAST`;
}

/** Columns as the first of a list: each with a comma behind it. */
function each(columns: readonly string[]): string {
  return columns.map((column) => `"${column}",`).join(" ");
}
