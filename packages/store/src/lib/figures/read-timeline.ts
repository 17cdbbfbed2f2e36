// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import { query, queryOne } from "../database/query.js";
import { choice } from "./choice.js";
import { costSql } from "./figure-sql.js";
import type { RecordFilter } from "./record-filter.js";
import type { Scope } from "./scope.js";
import type { BucketSize, Timeline, TimelineBucket } from "./timeline.js";

const hourMs = 60 * 60 * 1000;
const bucketMs = { hour: hourMs, day: 24 * hourMs } as const;
const longestHourly = 49 * hourMs;
const maxBuckets = 10_000;

type Counted = Omit<TimelineBucket, "cost_by_kind">;

export async function readTimeline(
  connection: DuckDBConnection,
  scope: Scope,
  filter: RecordFilter & { readonly bucket?: BucketSize | undefined },
): Promise<Timeline> {
  const { tables, parameters } = scope;
  const { fromMs, toMs } = await readEnds(connection, scope, filter);
  const lengthMs = fromMs === null || toMs === null ? 0 : Math.max(toMs - fromMs, 0);
  const bucket = bucketOf(choice("bucket", filter.bucket ?? "auto", { ...bucketMs, auto: null }), lengthMs);
  if (fromMs === null || toMs === null || toMs <= fromMs) return { bucket, buckets: [] };

  const calls = await query<Counted & { kind: string }>(
    connection,
    `${tables} SELECT date_trunc('${bucket}', timestamp) AS start, kind, count(*) AS calls,
       count(*) FILTER (NOT success) AS failed_calls, count(*) FILTER (fallback_used) AS fallback_calls,
       count(*) FILTER (cost IS NULL) AS unpriced_calls, ${costSql} AS cost
     FROM calls GROUP BY ALL ORDER BY start, kind`,
    parameters,
  );
  const turns = await query<Counted>(
    connection,
    `${tables} SELECT date_trunc('${bucket}', started_at) AS start, count(*) AS turns,
       quantile_cont(e2e_ms, 0.5) AS e2e_p50_ms, quantile_cont(e2e_ms, 0.95) AS e2e_p95_ms FROM turns GROUP BY ALL`,
    parameters,
  );
  const runs = await query<Counted>(
    connection,
    `${tables} SELECT date_trunc('${bucket}', started_at) AS start, count(*) AS conversations FROM runs GROUP BY ALL`,
    parameters,
  );

  const buckets = emptyBuckets(fromMs, toMs, bucketMs[bucket]);
  for (const { kind, start, ...part } of calls) {
    const into = buckets.get(dateOf(start));
    if (into === undefined) continue;
    into.calls += part.calls;
    into.failed_calls += part.failed_calls;
    into.fallback_calls += part.fallback_calls;
    into.unpriced_calls += part.unpriced_calls;
    if (part.cost === null) continue;
    into.cost = (into.cost ?? 0) + part.cost;
    into.cost_by_kind[kind] = part.cost;
  }
  for (const { start, ...part } of [...turns, ...runs]) Object.assign(buckets.get(dateOf(start)) ?? {}, part);
  return { bucket, buckets: [...buckets.values()] };
}

/** From when to when: as the filter says, and where it does not, as the records go. Null without a record. */
async function readEnds(
  connection: DuckDBConnection,
  { tables, parameters }: Scope,
  { since, until }: RecordFilter,
): Promise<{ readonly fromMs: number | null; readonly toMs: number | null }> {
  if (since !== undefined && until !== undefined) return { fromMs: since.getTime(), toMs: until.getTime() };
  const { first, last } = await queryOne<{ first: string | null; last: string | null }>(
    connection,
    `${tables}, times AS (SELECT timestamp AS t FROM calls UNION ALL SELECT started_at FROM turns
       UNION ALL SELECT started_at FROM runs)
     SELECT min(t) AS first, max(t) AS last FROM times`,
    parameters,
  );
  return {
    fromMs: since?.getTime() ?? (first === null ? null : Date.parse(first)),
    toMs: until?.getTime() ?? (last === null ? null : Date.parse(last) + 1),
  };
}

function bucketOf(size: BucketSize, lengthMs: number): "hour" | "day" {
  if (size === "auto") return lengthMs <= longestHourly ? "hour" : "day";
  return lengthMs / bucketMs[size] > maxBuckets ? "day" : size;
}

type Filling = { -readonly [Key in keyof TimelineBucket]: TimelineBucket[Key] } & {
  cost_by_kind: Record<string, number>;
};

function emptyBuckets(fromMs: number, toMs: number, stepMs: number): Map<string, Filling> {
  const buckets = new Map<string, Filling>();
  for (let at = Math.floor(fromMs / stepMs) * stepMs; at < toMs && buckets.size < maxBuckets; at += stepMs) {
    const start = new Date(at).toISOString();
    buckets.set(start, {
      start,
      calls: 0,
      failed_calls: 0,
      fallback_calls: 0,
      unpriced_calls: 0,
      cost: null,
      cost_by_kind: {},
      conversations: 0,
      turns: 0,
      e2e_p50_ms: null,
      e2e_p95_ms: null,
    });
  }
  return buckets;
}

/** `date_trunc` to days gives a DATE, to hours a TIMESTAMP; both come as ISO 8601 text. */
function dateOf(start: string): string {
  return new Date(start).toISOString();
}
