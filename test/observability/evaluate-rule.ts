// SPDX-License-Identifier: Apache-2.0
import type { AlertRule, QueryEnvelope } from "@turnspan/signoz/build";
import type { ClickHouse } from "./click-house.js";
import { type Range, renderSql } from "./render-sql.js";

type BuilderQuery = Extract<QueryEnvelope, { type: "builder_query" }>["spec"];

interface Series {
  readonly labels: string;
  readonly values: number[];
}

const secondsIn = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const secondsOf = (duration: string): number =>
  Number(duration.slice(0, -1)) * secondsIn[duration.at(-1) as keyof typeof secondsIn];

/**
 * The labels of the alerts that a rule fires at a moment. SQL runs as it is; queries of the builder are put into SQL by the
 * rules that SigNoz 0.138 has for them, as far as rules of ours use them. Minutes, formulas and thresholds are as its source
 * says: the evaluated time is cut to minutes, points that are no number are left out.
 */
export function evaluateRule(clickHouse: ClickHouse, { condition, evaluation }: AlertRule, now: number): string[] {
  const end = Math.floor(now / 60) * 60;
  const range = { start: end - secondsOf(evaluation.spec.evalWindow), end };
  const byName = new Map<string, Map<string, Map<number, number>>>();
  for (const query of condition.compositeQuery.queries) {
    if (query.type === "builder_formula") byName.set(query.spec.name, sumOf(query.spec.expression, byName));
    else {
      const sql = query.type === "clickhouse_sql" ? renderSql(query.spec.query, range) : sqlOf(query.spec, range);
      byName.set(query.spec.name, seriesOf(clickHouse.rows(sql)));
    }
  }
  const selected = byName.get(condition.selectedQueryName) ?? new Map<string, Map<number, number>>();
  const [threshold] = condition.thresholds.spec;
  return [...selected]
    .map(([labels, points]): Series => ({
      labels,
      values: [...points.values()].filter((value) => Number.isFinite(value)),
    }))
    .filter(({ values }) => values.length > 0 && fires(values, threshold))
    .map(({ labels }) => labels)
    .toSorted();
}

function fires(values: readonly number[], { matchType, target }: AlertRule["condition"]["thresholds"]["spec"][0]) {
  const limit = Number(target);
  const total = values.reduce((sum, value) => sum + value, 0);
  switch (matchType) {
    case "at_least_once":
      return values.some((value) => value > limit);
    case "all_the_times":
      return values.every((value) => value > limit);
    case "on_average":
      return total / values.length > limit;
    case "in_total":
      return total > limit;
  }
}

/** Of rows: the time is what can be read as one, the value what is called so, all else labels. */
function seriesOf(rows: readonly Record<string, unknown>[]): Map<string, Map<number, number>> {
  const series = new Map<string, Map<number, number>>();
  for (const { ts, value, ...labels } of rows) {
    const key = Object.values(labels).map(String).join(" ");
    const points = series.get(key) ?? new Map<number, number>();
    points.set(Date.parse(`${String(ts).replace(" ", "T")}Z`), Number(value ?? Number.NaN));
    series.set(key, points);
  }
  return series;
}

/** `A + B`: SigNoz takes a query that has no point at a time for 0. */
function sumOf(
  expression: string,
  byName: ReadonlyMap<string, Map<string, Map<number, number>>>,
): Map<string, Map<number, number>> {
  const names = expression.split(" + ");
  const result = new Map<string, Map<number, number>>();
  for (const [labels, points] of names.flatMap((name) => [...(byName.get(name) ?? [])])) {
    const into = result.get(labels) ?? new Map<number, number>();
    for (const [ts, value] of points) into.set(ts, (into.get(ts) ?? 0) + value);
    result.set(labels, into);
  }
  return result;
}

function sqlOf(
  { signal, aggregations, filter, groupBy = [], stepInterval }: BuilderQuery,
  { start, end }: Range,
): string {
  const [aggregation] = aggregations ?? [];
  if (aggregation === undefined || stepInterval === undefined) throw new Error("no aggregation, or no step");
  const keys = groupBy.map(({ name }) => name);
  if ("expression" in aggregation) {
    const where = conditionOf(filter?.expression ?? "");
    const by = keys.map((key) => `, ${valueOf(key)} AS \`${key}\``).join("");
    const [, level = "", name = ""] = /^p(\d+)\((.+)\)$/.exec(aggregation.expression) ?? [];
    if (name === "" || signal !== "traces") throw new Error(`${aggregation.expression} is not known here`);
    return `SELECT toStartOfInterval(timestamp, INTERVAL ${stepInterval} SECOND) AS ts${by}, quantile(0.${level})(attributes_number['${name}']) AS value
FROM signoz_traces.signoz_index_v3
WHERE timestamp >= ${start} AND timestamp < ${end} AND ts_bucket_start >= ${start - 1800} AND ${where} AND mapContains(attributes_number, '${name}')
GROUP BY ALL`;
  }
  if (filter?.expression !== "service.name EXISTS") throw new Error(`${filter?.expression} is not known here`);
  const by = keys.map((key) => `, labels['${key}'] AS \`${key}\``).join("");
  // What is stored are differences: the stack's collector makes them of cumulative sums.
  const step = `toDateTime(intDiv(toUInt32(at), ${stepInterval}) * ${stepInterval}) AS ts`;
  const from = `FROM signoz_metrics.points WHERE metric = '${aggregation.metricName}' AND mapContains(labels, 'service.name')
  AND at >= ${start} AND at < ${end}`;
  if (aggregation.timeAggregation === "increase")
    return `SELECT ${step}${by}, sum(value) AS value ${from} GROUP BY ALL`;
  const level = Number(aggregation.spaceAggregation.slice(1)) / 100;
  const outer = keys.map((key) => `, \`${key}\``).join("");
  return `SELECT ts${outer}, histogramQuantile(groupArray(toFloat64(le)), groupArray(n), ${level}) AS value FROM (
  SELECT ${step}${by}, labels['le'] AS le, sum(value) AS n ${from} GROUP BY ALL ORDER BY toFloat64(le)
) GROUP BY ALL`;
}

const columns = new Set(["name", "has_error"]);
function valueOf(name: string): string {
  if (columns.has(name)) return name;
  return name === "service.name" ? `resources_string['${name}']` : `attributes_string['${name}']`;
}

function conditionOf(expression: string): string {
  return expression
    .split(" AND ")
    .map((one) => {
      const [, exists] = /^(\S+) EXISTS$/.exec(one) ?? [];
      if (exists !== undefined) return `${valueOf(exists)} != ''`;
      const [, name, value] = /^(\S+) = ('[^']*')$/.exec(one) ?? [];
      if (name === undefined || value === undefined) throw new Error(`${one} is not known here`);
      return `${valueOf(name)} = ${value}`;
    })
    .join(" AND ");
}
