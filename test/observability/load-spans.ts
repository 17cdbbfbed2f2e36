// SPDX-License-Identifier: Apache-2.0
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ClickHouse } from "./click-house.js";

interface OtlpAttribute {
  readonly key: string;
  readonly value: { stringValue?: string; intValue?: string | number; doubleValue?: number; boolValue?: boolean };
}
interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes?: OtlpAttribute[];
  readonly status?: { code?: number };
}
interface OtlpLine {
  readonly resourceSpans?: { resource: { attributes: OtlpAttribute[] }; scopeSpans: { spans: OtlpSpan[] }[] }[];
}

/** Columns of SigNoz's table of spans, names and types as its migrations make them, as far as anything of ours reads them. */
const spanTable = (name: string) => `CREATE TABLE signoz_traces.${name} (
  ts_bucket_start UInt64, resource_fingerprint String, timestamp DateTime64(9), trace_id FixedString(32), span_id String,
  parent_span_id String, name LowCardinality(String), kind Int8, duration_nano UInt64, status_code Int16, has_error Bool,
  attributes_string Map(LowCardinality(String), String), attributes_number Map(LowCardinality(String), Float64),
  attributes_bool Map(LowCardinality(String), Bool), resources_string Map(LowCardinality(String), String)
) ENGINE = MergeTree PARTITION BY toDate(timestamp) ORDER BY (ts_bucket_start, resource_fingerprint, has_error, name, timestamp)
TTL toDateTime(timestamp) + INTERVAL 15 DAY`;

/** Makes SigNoz's table of spans, empty. */
export function makeSpanTable(clickHouse: ClickHouse): void {
  clickHouse.run("CREATE DATABASE signoz_traces");
  clickHouse.run(spanTable("signoz_index_v3"));
  // With one server the table across shards is the table itself.
  clickHouse.run(
    "CREATE VIEW signoz_traces.distributed_signoz_index_v3 AS SELECT * FROM signoz_traces.signoz_index_v3",
  );
}

/** Fills the table from an export as SigNoz's collector does: attributes by the type of their value. Returns how many. */
export async function loadSpans(clickHouse: ClickHouse, received: string): Promise<number> {
  const lines = (await readFile(join(received, "traces.jsonl"), "utf8")).split("\n").filter((line) => line !== "");
  const rows = lines.flatMap((line) =>
    ((JSON.parse(line) as OtlpLine).resourceSpans ?? []).flatMap(({ resource, scopeSpans }) =>
      scopeSpans.flatMap(({ spans }) => spans.map((span) => rowOf(span, resource.attributes))),
    ),
  );
  const path = join(received, "spans.jsonl");
  await writeFile(path, rows.map((row) => JSON.stringify(row)).join("\n"));
  clickHouse.run(`INSERT INTO signoz_traces.signoz_index_v3 SELECT * FROM file('${path}', 'JSONEachRow')`);
  return rows.length;
}

function rowOf(span: OtlpSpan, resource: readonly OtlpAttribute[]): object {
  const start = BigInt(span.startTimeUnixNano);
  const seconds = start / 1_000_000_000n;
  const attributes = span.attributes ?? [];
  const byType = (read: (value: OtlpAttribute["value"]) => unknown) =>
    Object.fromEntries(attributes.flatMap(({ key, value }) => (read(value) === undefined ? [] : [[key, read(value)]])));
  return {
    ts_bucket_start: Number(seconds - (seconds % 1800n)),
    resource_fingerprint: "",
    timestamp: `${seconds}.${String(start % 1_000_000_000n).padStart(9, "0")}`,
    trace_id: span.traceId,
    span_id: span.spanId,
    parent_span_id: span.parentSpanId ?? "",
    name: span.name,
    kind: span.kind,
    duration_nano: Number(BigInt(span.endTimeUnixNano) - start),
    status_code: span.status?.code ?? 0,
    has_error: span.status?.code === 2,
    attributes_string: byType((value) => value.stringValue),
    attributes_number: byType(
      (value) => value.doubleValue ?? (value.intValue === undefined ? undefined : Number(value.intValue)),
    ),
    attributes_bool: byType((value) => value.boolValue),
    resources_string: Object.fromEntries(
      resource.map(({ key, value }) => [key, String(value.stringValue ?? value.intValue ?? "")]),
    ),
  };
}
