// SPDX-License-Identifier: Apache-2.0
import { metrics } from "@turnspan/records";
import type { BuilderQuery, Formula, QueryEnvelope, QueryPlugin } from "./dashboard-json.js";
import { type AttributeKey, attribute } from "./field.js";

/** What a metric of ours is called in the code. */
export type MetricKey = keyof typeof metrics;
type HistogramKey = { [Key in MetricKey]: (typeof metrics)[Key]["kind"] extends "histogram" ? Key : never }[MetricKey];
type Percentile = "p50" | "p90" | "p95" | "p99";

interface QueryOptions {
  /** Name within the panel; A unless several are combined. */
  readonly name?: string;
  readonly filter: string;
  readonly by?: readonly AttributeKey[];
  readonly legend?: string;
  readonly limit?: number;
  readonly disabled?: boolean;
}

const legendOf = (signal: "traces" | "metrics", by: readonly AttributeKey[]) =>
  by.map((key) => `{{${attribute(key, signal).name}}}`).join(" ");

const optional = ({ limit, disabled }: QueryOptions) => ({
  ...(limit !== undefined && { limit }),
  ...(disabled !== undefined && { disabled }),
});

/** An expression over spans, for example `p95(duration_nano)`; an attribute that has no value counts for nothing. */
export function spans(expression: string, options: QueryOptions): BuilderQuery {
  const { name = "A", filter, by = [], legend = legendOf("traces", by) } = options;
  return {
    name,
    signal: "traces",
    aggregations: [{ expression }],
    filter: { expression: filter },
    groupBy: by.map((key) => attribute(key, "traces")),
    order: [],
    legend,
    ...optional(options),
  };
}

/** A percentile of a histogram; SigNoz keeps its buckets under `<name>.bucket`. */
export function percentile(key: HistogramKey, level: Percentile, options: QueryOptions): BuilderQuery {
  const { name = "A", filter, by = [], legend = legendOf("metrics", by) || level } = options;
  return {
    name,
    signal: "metrics",
    source: "",
    aggregations: [
      {
        metricName: `${metrics[key].name}.bucket`,
        temporality: "",
        timeAggregation: "",
        spaceAggregation: level,
        reduceTo: "avg",
      },
    ],
    filter: { expression: filter },
    groupBy: by.map((one) => attribute(one, "metrics")),
    order: [],
    legend,
    ...optional(options),
  };
}

/** How much a counter rose. A metric that LiveKit's Python agents emit as well serves both. */
export function increase(key: MetricKey, options: QueryOptions): BuilderQuery {
  return sumOf(metrics[key].name, "increase", "sum", options);
}

/** How often a histogram was written to. */
export function observations(key: HistogramKey, options: QueryOptions): BuilderQuery {
  return sumOf(`${metrics[key].name}.count`, "increase", "sum", options);
}

/** The present value of an up-and-down counter, all processes together. */
export function latest(key: MetricKey, options: QueryOptions): BuilderQuery {
  return sumOf(metrics[key].name, "latest", "last", options);
}

function sumOf(
  metricName: string,
  timeAggregation: "increase" | "latest",
  reduceTo: "sum" | "last",
  options: QueryOptions,
): BuilderQuery {
  const { name = "A", filter, by = [], legend = legendOf("metrics", by) } = options;
  return {
    name,
    signal: "metrics",
    source: "",
    aggregations: [{ metricName, temporality: "", timeAggregation, spaceAggregation: "sum", reduceTo }],
    filter: { expression: filter },
    groupBy: by.map((key) => attribute(key, "metrics")),
    order: [],
    legend,
    ...optional(options),
  };
}

/** Queries that are shown together or, when disabled, only feed a formula. */
export function together(queries: readonly BuilderQuery[], formula?: Formula): QueryPlugin {
  return { kind: "signoz/CompositeQuery", spec: { queries: envelopes(queries, formula) } };
}

/** Queries as the query API and alert rules take them. */
export function envelopes(queries: readonly BuilderQuery[], formula?: Formula): QueryEnvelope[] {
  return [
    ...queries.map((spec) => ({ type: "builder_query", spec }) as const),
    ...(formula === undefined ? [] : [{ type: "builder_formula", spec: formula } as const]),
  ];
}
