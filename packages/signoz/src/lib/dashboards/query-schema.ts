// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";

const fieldKey = z.strictObject({
  name: z.string().min(1),
  fieldContext: z.enum(["attribute", "resource", "span"]).optional(),
  fieldDataType: z.enum(["string", "number", "bool"]).optional(),
  signal: z.enum(["traces", "metrics", "logs"]).optional(),
});

const shared = {
  name: z.string().min(1),
  source: z.literal("").optional(),
  stepInterval: z.number().positive().optional(),
  disabled: z.boolean().optional(),
  filter: z.strictObject({ expression: z.string() }).optional(),
  groupBy: z.array(fieldKey).optional(),
  selectFields: z.array(fieldKey).optional(),
  order: z.array(z.strictObject({ key: fieldKey, direction: z.enum(["asc", "desc"]) })).optional(),
  limit: z.int().positive().optional(),
  legend: z.string().optional(),
};

const spanQuery = z.strictObject({
  ...shared,
  signal: z.literal("traces"),
  aggregations: z.array(z.strictObject({ expression: z.string().min(1), alias: z.string().optional() })).optional(),
});

const metricQuery = z.strictObject({
  ...shared,
  signal: z.literal("metrics"),
  aggregations: z
    .array(
      z.strictObject({
        metricName: z.string().min(1),
        temporality: z.enum(["", "cumulative", "delta"]),
        timeAggregation: z.enum([
          "",
          "latest",
          "sum",
          "avg",
          "min",
          "max",
          "count",
          "count_distinct",
          "rate",
          "increase",
        ]),
        spaceAggregation: z.enum(["sum", "avg", "min", "max", "count", "p50", "p75", "p90", "p95", "p99"]),
        reduceTo: z.enum(["sum", "count", "avg", "min", "max", "last", "median"]).optional(),
      }),
    )
    .optional(),
});

/** A query of SigNoz's builder. */
export const builderQuerySchema = z.discriminatedUnion("signal", [spanQuery, metricQuery]);

/** A query as rules and composite panels carry it. */
export const envelopeSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("clickhouse_sql"),
    spec: z.strictObject({
      name: z.string().min(1),
      query: z.string().min(1),
      legend: z.string().optional(),
      disabled: z.boolean().optional(),
    }),
  }),
  z.strictObject({ type: z.literal("builder_query"), spec: builderQuerySchema }),
  z.strictObject({
    type: z.literal("builder_formula"),
    spec: z.strictObject({
      name: z.string().min(1),
      expression: z.string().min(1),
      legend: z.string().optional(),
      disabled: z.boolean().optional(),
    }),
  }),
]);

export type CheckedEnvelope = z.infer<typeof envelopeSchema>;

/** What SigNoz's own checks of queries that belong together would say; empty if nothing. */
export function queryProblems(queries: readonly CheckedEnvelope[], kind: "time_series" | "scalar" | "raw"): string[] {
  const names = queries.map(({ spec }) => spec.name);
  const problems = names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `two queries are called ${name}`);
  for (const query of queries) {
    if (query.type === "builder_formula") {
      const named = query.spec.expression.match(/\b[A-Z]\d*\b/g) ?? [];
      problems.push(
        ...named.filter((name) => !names.includes(name)).map((name) => `the formula names ${name}, which is no query`),
      );
      continue;
    }
    if (query.type === "clickhouse_sql") continue;
    const { aggregations = [], name, signal } = query.spec;
    if (kind === "raw") continue;
    if (aggregations.length === 0) problems.push(`query ${name} has no aggregation`);
    if (signal !== "metrics" || kind !== "scalar") continue;
    if (query.spec.aggregations?.some(({ reduceTo }) => reduceTo === undefined)) {
      problems.push(`query ${name} reduces a metric to one value and does not say how (reduceTo)`);
    }
  }
  if (!queries.some((query) => query.type !== "builder_query" || query.spec.disabled !== true)) {
    problems.push("every query is disabled");
  }
  return problems;
}
