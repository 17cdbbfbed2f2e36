// SPDX-License-Identifier: Apache-2.0
import type { QueryEnvelope } from "../dashboards/dashboard-json.js";

/** A number of `alerts/values.json`, named in a rule's file where the number belongs. */
export interface ValueReference {
  readonly $value: string;
}

/** An alert rule as its file has it; with its values filled in it is what SigNoz's API takes. */
export interface AlertRule {
  readonly alert: string;
  readonly alertType: "METRIC_BASED_ALERT" | "TRACES_BASED_ALERT";
  readonly ruleType: "threshold_rule";
  readonly schemaVersion: "v2alpha1";
  readonly version: "v5";
  readonly description: string;
  readonly disabled: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: { readonly summary: string; readonly description: string };
  readonly condition: {
    readonly selectedQueryName: string;
    readonly compositeQuery: {
      readonly queryType: "builder" | "clickhouse_sql";
      readonly panelType: "graph";
      readonly unit: string;
      readonly queries: readonly QueryEnvelope[];
    };
    readonly thresholds: {
      readonly kind: "basic";
      readonly spec: readonly [
        {
          readonly name: "critical" | "warning";
          readonly op: "above";
          readonly matchType: "at_least_once" | "all_the_times" | "on_average" | "in_total";
          readonly target: number | ValueReference;
          readonly targetUnit: string;
          readonly channels: readonly string[];
        },
      ];
    };
  };
  readonly evaluation: {
    readonly kind: "rolling";
    readonly spec: { readonly evalWindow: string; readonly frequency: string };
  };
  readonly notificationSettings: {
    readonly groupBy: readonly string[];
    readonly usePolicy: boolean;
    readonly renotify: {
      readonly enabled: boolean;
      readonly interval: string;
      readonly alertStates: readonly "firing"[];
    };
  };
}
