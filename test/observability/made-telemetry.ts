// SPDX-License-Identifier: Apache-2.0
import type { ClickHouse } from "./click-house.js";
import { makeSpanTable } from "./load-spans.js";

/** A span by what a rule reads of it. */
export interface MadeSpan {
  readonly name: string;
  /** Seconds before the end of the evaluated time at which it ended. */
  readonly endedAgoS: number;
  readonly durationS?: number;
  readonly failed?: boolean;
  readonly service?: string;
  readonly text?: Readonly<Record<string, string>>;
  readonly numbers?: Readonly<Record<string, number>>;
  readonly flags?: Readonly<Record<string, boolean>>;
}

/** By how much a series rose. */
export interface MadePoint {
  /** As SigNoz stores it: a histogram's buckets are `name.bucket` with `le`. */
  readonly metric: string;
  readonly agoS: number;
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** SigNoz's span table, and a table of points in the place of its tables of samples and series. */
export function makeTables(clickHouse: ClickHouse): void {
  makeSpanTable(clickHouse);
  clickHouse.run("CREATE DATABASE signoz_metrics");
  clickHouse.run(
    "CREATE TABLE signoz_metrics.points (metric String, labels Map(String, String), at Float64, value Float64) ENGINE = Memory",
  );
}

/** Puts these in the place of what was there. */
export function fill(
  clickHouse: ClickHouse,
  end: number,
  spans: readonly MadeSpan[],
  points: readonly MadePoint[],
): void {
  clickHouse.run("TRUNCATE TABLE signoz_traces.signoz_index_v3");
  clickHouse.run("TRUNCATE TABLE signoz_metrics.points");
  const rows = spans.map((span) => {
    const { durationS = 0.5, service = "hotline", failed = false } = span;
    const start = end - span.endedAgoS - durationS;
    return JSON.stringify({
      ts_bucket_start: Math.floor(start / 1800) * 1800,
      timestamp: start.toFixed(9),
      trace_id: "0".repeat(32),
      name: span.name,
      duration_nano: Math.round(durationS * 1e9),
      has_error: failed,
      attributes_string: span.text ?? {},
      attributes_number: span.numbers ?? {},
      attributes_bool: span.flags ?? {},
      resources_string: { "service.name": service, "deployment.environment": "test" },
    });
  });
  if (rows.length > 0)
    clickHouse.run(`INSERT INTO signoz_traces.signoz_index_v3 FORMAT JSONEachRow ${rows.join("\n")}`);
  const lines = points.map(({ metric, agoS, value, labels = {} }) =>
    JSON.stringify({ metric, at: end - agoS, value, labels: { "service.name": "hotline", ...labels } }),
  );
  if (lines.length > 0) clickHouse.run(`INSERT INTO signoz_metrics.points FORMAT JSONEachRow ${lines.join("\n")}`);
}
