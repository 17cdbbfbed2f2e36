// SPDX-License-Identifier: Apache-2.0
import type { BuilderQuery, Formula } from "../dashboards/dashboard-json.js";
import { envelopes } from "../dashboards/query.js";
import { ownershipTag } from "../provision/ownership.js";
import type { AlertValue } from "./alert-values.js";
import type { AlertRule } from "./rule-json.js";

interface RuleOptions {
  readonly name: string;
  readonly about: string;
  readonly severity: "critical" | "warning";
  readonly unit: string;
  readonly queries: readonly BuilderQuery[];
  readonly formula?: Formula;
  /** Fires above this value of the values file; null: only when there is nothing. */
  readonly above: AlertValue | null;
  readonly matchType: "at_least_once" | "all_the_times" | "on_average" | "in_total";
  readonly window: "5m" | "10m" | "15m" | "24h";
  readonly groupBy: readonly string[];
  /** Fires as well when nothing was there for this many minutes. */
  readonly absentFor?: AlertValue;
}

/** A rule of ours. Who hears of it is said by the route policies, not by the rule. */
export function rule(options: RuleOptions): AlertRule {
  const { name, about, severity, unit, queries, formula, above, matchType, window, groupBy, absentFor } = options;
  return {
    alert: `Turnspan: ${name}`,
    alertType: queries[0]?.signal === "traces" ? "TRACES_BASED_ALERT" : "METRIC_BASED_ALERT",
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
      selectedQueryName: formula?.name ?? queries[0]?.name ?? "A",
      ...(absentFor !== undefined && { alertOnAbsent: true, absentFor: { $value: absentFor } }),
      compositeQuery: { queryType: "builder", panelType: "graph", unit, queries: envelopes(queries, formula) },
      thresholds: {
        kind: "basic",
        spec: [
          above === null
            ? // A count is never below 0, so that only absence fires.
              { name: severity, op: "below", matchType, target: 0, targetUnit: unit, channels: [] }
            : { name: severity, op: "above", matchType, target: { $value: above }, targetUnit: unit, channels: [] },
        ],
      },
    },
    evaluation: { kind: "rolling", spec: { evalWindow: window, frequency: window === "24h" ? "15m" : "1m" } },
    notificationSettings: {
      groupBy,
      usePolicy: true,
      renotify: {
        enabled: true,
        interval: "4h",
        alertStates: absentFor === undefined ? ["firing"] : ["firing", "nodata"],
      },
    },
  };
}
