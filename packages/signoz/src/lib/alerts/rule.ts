// SPDX-License-Identifier: Apache-2.0
import type { BuilderQuery, Formula, SqlQuery } from "../dashboards/dashboard-json.js";
import { envelopes } from "../dashboards/query.js";
import { ownershipTag } from "../provision/ownership.js";
import type { AlertValue } from "./alert-values.js";
import type { AlertRule } from "./rule-json.js";

interface RuleOptions {
  readonly name: string;
  readonly about: string;
  readonly severity: "critical" | "warning";
  readonly unit: string;
  /** Builder queries with a formula over them or without, or one question in SQL with a column of time and one of numbers. */
  readonly queries: readonly BuilderQuery[] | SqlQuery;
  readonly formula?: Formula;
  /** Fires above this value of the values file. */
  readonly above: AlertValue;
  readonly matchType: "at_least_once" | "all_the_times" | "on_average" | "in_total";
  readonly window: "5m" | "10m" | "15m" | "24h";
  /** How often it is looked at; "1m" by default. */
  readonly frequency?: "5m" | "15m";
  readonly groupBy: readonly string[];
}

/** SigNoz rounds the evaluated time to minutes and leaves out points of a step that it holds only a part of. */
const byMinute = (query: BuilderQuery): BuilderQuery => ({ ...query, stepInterval: 60 });

/** A rule of ours. Who hears of it is said by the route policies, not by the rule. */
export function rule(options: RuleOptions): AlertRule {
  const { name, about, severity, unit, queries, formula, above, matchType, window, groupBy } = options;
  const isSql = "query" in queries;
  const [first] = isSql ? [queries] : queries;
  const readsMetrics = !isSql && queries[0]?.signal === "metrics";
  return {
    alert: `Turnspan: ${name}`,
    alertType: readsMetrics ? "METRIC_BASED_ALERT" : "TRACES_BASED_ALERT",
    ruleType: "threshold_rule",
    schemaVersion: "v2alpha1",
    version: "v5",
    description: about,
    disabled: false,
    labels: { severity, [ownershipTag.key]: ownershipTag.value },
    annotations: {
      summary: `Turnspan: ${name}`,
      description: `${about} It is {{$value}}, the limit is {{$threshold}}.`,
    },
    condition: {
      selectedQueryName: formula?.name ?? first?.name ?? "A",
      compositeQuery: {
        queryType: isSql ? "clickhouse_sql" : "builder",
        panelType: "graph",
        unit,
        queries: isSql ? [{ type: "clickhouse_sql", spec: queries }] : envelopes(queries.map(byMinute), formula),
      },
      thresholds: {
        kind: "basic",
        spec: [{ name: severity, op: "above", matchType, target: { $value: above }, targetUnit: unit, channels: [] }],
      },
    },
    evaluation: { kind: "rolling", spec: { evalWindow: window, frequency: options.frequency ?? "1m" } },
    notificationSettings: {
      groupBy,
      usePolicy: true,
      renotify: {
        enabled: true,
        interval: "4h",
        alertStates: ["firing"],
      },
    },
  };
}
