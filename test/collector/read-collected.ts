// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { join } from "node:path";

type AttributeValue = string | number | boolean | null;
type Attributes = Readonly<Record<string, AttributeValue>>;

/** A span as the collector wrote it. */
export interface CollectedSpan {
  readonly scope: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for a root. */
  readonly parentSpanId: string;
  readonly name: string;
  readonly startNs: bigint;
  readonly endNs: bigint;
  readonly attributes: Attributes;
}

/** The last state of one cumulative series. */
export interface CollectedSeries {
  readonly metric: string;
  readonly attributes: Attributes;
  /** Of a counter its value, of a histogram the sum of what was recorded. */
  readonly sum: number;
  /** Of a histogram how often something was recorded; null for a counter. */
  readonly count: number | null;
}

/** A log line as the collector wrote it. */
export interface CollectedLog {
  readonly scope: string;
  /** Empty outside of a trace. */
  readonly traceId: string;
  readonly spanId: string;
  readonly severity: string;
  readonly severityNumber: number;
  readonly body: string;
  readonly attributes: Attributes;
}

interface OtlpAttribute {
  readonly key: string;
  readonly value: { stringValue?: string; intValue?: string | number; doubleValue?: number; boolValue?: boolean };
}
interface OtlpPoint {
  readonly attributes?: OtlpAttribute[];
  readonly timeUnixNano: string;
  readonly asInt?: string | number;
  readonly asDouble?: number;
  readonly sum?: number;
  readonly count?: string | number;
}
interface OtlpMetric {
  readonly name: string;
  readonly sum?: { dataPoints: OtlpPoint[] };
  readonly histogram?: { dataPoints: OtlpPoint[] };
}
interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes?: OtlpAttribute[];
}
interface OtlpLog {
  readonly traceId?: string;
  readonly spanId?: string;
  readonly severityText?: string;
  readonly severityNumber?: number;
  readonly body?: { stringValue?: string };
  readonly attributes?: OtlpAttribute[];
}
interface OtlpLine {
  readonly resourceSpans?: { scopeSpans: { scope: { name?: string }; spans: OtlpSpan[] }[] }[];
  readonly resourceLogs?: { scopeLogs: { scope: { name?: string }; logRecords: OtlpLog[] }[] }[];
  readonly resourceMetrics?: { scopeMetrics: { metrics: OtlpMetric[] }[] }[];
}

export async function readSpans(dir: string): Promise<CollectedSpan[]> {
  const lines = await readJsonLines(join(dir, "traces.jsonl"));
  return lines.flatMap((line) =>
    (line.resourceSpans ?? []).flatMap((resource) =>
      resource.scopeSpans.flatMap(({ scope, spans }) =>
        spans.map((span) => ({
          scope: scope.name ?? "",
          traceId: span.traceId,
          spanId: span.spanId,
          parentSpanId: span.parentSpanId ?? "",
          name: span.name,
          startNs: BigInt(span.startTimeUnixNano),
          endNs: BigInt(span.endTimeUnixNano),
          attributes: attributesOf(span.attributes),
        })),
      ),
    ),
  );
}

export async function readSeries(dir: string): Promise<CollectedSeries[]> {
  const lines = await readJsonLines(join(dir, "metrics.jsonl"));
  const metrics = lines.flatMap((line) =>
    (line.resourceMetrics ?? []).flatMap((resource) => resource.scopeMetrics.flatMap((scope) => scope.metrics)),
  );
  const latest = new Map<string, { atNs: bigint; series: CollectedSeries }>();
  for (const metric of metrics) {
    for (const point of metric.sum?.dataPoints ?? metric.histogram?.dataPoints ?? []) {
      const attributes = attributesOf(point.attributes);
      const key = `${metric.name} ${JSON.stringify(Object.entries(attributes).toSorted(([a], [b]) => a.localeCompare(b)))}`;
      const atNs = BigInt(point.timeUnixNano);
      const known = latest.get(key);
      if (known !== undefined && known.atNs > atNs) continue;
      const sum = point.sum ?? point.asDouble ?? Number(point.asInt ?? 0);
      const count = metric.histogram === undefined ? null : Number(point.count ?? 0);
      latest.set(key, { atNs, series: { metric: metric.name, attributes, sum, count } });
    }
  }
  return [...latest.values()].map(({ series }) => series);
}

export async function readLogs(dir: string): Promise<CollectedLog[]> {
  const lines = await readJsonLines(join(dir, "logs.jsonl"));
  return lines.flatMap((line) =>
    (line.resourceLogs ?? []).flatMap((resource) =>
      resource.scopeLogs.flatMap(({ scope, logRecords }) =>
        logRecords.map((record) => ({
          scope: scope.name ?? "",
          traceId: record.traceId ?? "",
          spanId: record.spanId ?? "",
          severity: record.severityText ?? "",
          severityNumber: record.severityNumber ?? 0,
          body: record.body?.stringValue ?? "",
          attributes: attributesOf(record.attributes),
        })),
      ),
    ),
  );
}

async function readJsonLines(path: string): Promise<OtlpLine[]> {
  const text = await readFile(path, "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as OtlpLine);
}

function attributesOf(attributes: readonly OtlpAttribute[] = []): Attributes {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      value.stringValue ??
        value.doubleValue ??
        value.boolValue ??
        (value.intValue === undefined ? null : Number(value.intValue)),
    ]),
  );
}
