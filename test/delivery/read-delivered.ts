// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a collector has written, counted. */
export interface Delivered {
  /** How often each span is there. `record <id>` for a span that a record has, `<parent id> <name>` for a part of a turn. */
  readonly spans: ReadonlyMap<string, number>;
  /** Counters and how often a histogram was recorded: over all processes, the last value of each series. */
  readonly sums: Readonly<Record<string, number>>;
  /** How often each line of a log is there, by its text. */
  readonly logLines: ReadonlyMap<string, number>;
}

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string };
}
interface Point {
  readonly attributes?: Attribute[];
  readonly timeUnixNano: string;
  readonly asInt?: string | number;
  readonly asDouble?: number;
  readonly count?: string | number;
}
interface Line {
  readonly resourceSpans?: {
    scopeSpans: { spans: { spanId: string; parentSpanId?: string; name: string }[] }[];
  }[];
  readonly resourceMetrics?: {
    resource: { attributes: Attribute[] };
    scopeMetrics: {
      metrics: { name: string; sum?: { dataPoints: Point[] }; histogram?: { dataPoints: Point[] } }[];
    }[];
  }[];
  readonly resourceLogs?: { scopeLogs: { logRecords: { body?: { stringValue?: string } }[] }[] }[];
}

/** Parts of a turn are no records: their ids are derived, their place is known. */
const partNames = new Set(["user_speech", "end_of_turn", "agent_speech"]);

/** Reads what collectors have written into these directories. A line that a kill has torn was never confirmed. */
export function readDelivered(dirs: readonly string[]): Delivered {
  const lines = (file: string) => dirs.flatMap((dir) => readLines(join(dir, file)));
  const spans = new Map<string, number>();
  for (const line of lines("traces.jsonl")) {
    for (const span of (line.resourceSpans ?? []).flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans))) {
      const key = partNames.has(span.name) ? `${span.parentSpanId} ${span.name}` : `record ${span.spanId}`;
      spans.set(key, (spans.get(key) ?? 0) + 1);
    }
  }
  const logLines = new Map<string, number>();
  for (const line of lines("logs.jsonl")) {
    for (const { body } of (line.resourceLogs ?? []).flatMap((one) =>
      one.scopeLogs.flatMap((scope) => scope.logRecords),
    )) {
      const text = body?.stringValue ?? "";
      logLines.set(text, (logLines.get(text) ?? 0) + 1);
    }
  }
  return { spans, sums: readSums(lines("metrics.jsonl")), logLines };
}

function readSums(lines: readonly Line[]): Record<string, number> {
  const latest = new Map<string, { name: string; atNs: bigint; value: number }>();
  for (const { resource, scopeMetrics } of lines.flatMap((line) => line.resourceMetrics ?? [])) {
    const instance = resource.attributes.find(({ key }) => key === "service.instance.id")?.value.stringValue ?? "";
    for (const { name, sum, histogram } of scopeMetrics.flatMap(({ metrics }) => metrics)) {
      for (const point of sum?.dataPoints ?? histogram?.dataPoints ?? []) {
        const series = `${instance} ${name} ${JSON.stringify(point.attributes ?? [])}`;
        const atNs = BigInt(point.timeUnixNano);
        const known = latest.get(series);
        if (known !== undefined && known.atNs > atNs) continue;
        latest.set(series, { name, atNs, value: Number(point.count ?? point.asDouble ?? point.asInt ?? 0) });
      }
    }
  }
  const sums: Record<string, number> = {};
  for (const { name, value } of latest.values()) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}

function readLines(path: string): Line[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Line];
      } catch {
        return [];
      }
    });
}
