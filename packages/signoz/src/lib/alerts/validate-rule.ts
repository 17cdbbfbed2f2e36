// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { envelopeSchema, queryProblems } from "../dashboards/query-schema.js";

const labelName = z.string().regex(/^[a-zA-Z_.][a-zA-Z0-9_.]*$/);
const duration = z.string().regex(/^([1-9]\d*[smhd])+$/);

const ruleSchema = z.strictObject({
  alert: z.string().min(1),
  alertType: z.enum(["METRIC_BASED_ALERT", "TRACES_BASED_ALERT", "LOGS_BASED_ALERT", "EXCEPTIONS_BASED_ALERT"]),
  ruleType: z.enum(["threshold_rule", "promql_rule", "anomaly_rule"]),
  schemaVersion: z.literal("v2alpha1"),
  version: z.literal("v5"),
  description: z.string(),
  disabled: z.boolean(),
  labels: z.record(labelName, z.string()),
  annotations: z.record(labelName, z.string()),
  condition: z.strictObject({
    selectedQueryName: z.string().min(1),
    alertOnAbsent: z.boolean().optional(),
    absentFor: z.int().nonnegative().optional(),
    compositeQuery: z.strictObject({
      queryType: z.enum(["builder", "clickhouse_sql"]),
      panelType: z.literal("graph"),
      unit: z.string(),
      queries: z.array(envelopeSchema).min(1),
    }),
    thresholds: z.strictObject({
      kind: z.literal("basic"),
      spec: z
        .array(
          z.strictObject({
            name: z.string().min(1),
            op: z.enum(["above", "below", "equal", "not_equal", "above_or_equal", "below_or_equal", "outside_bounds"]),
            matchType: z.enum(["at_least_once", "all_the_times", "on_average", "in_total", "last"]),
            target: z.number(),
            targetUnit: z.string(),
            channels: z.array(z.string().min(1)),
          }),
        )
        .min(1),
    }),
  }),
  evaluation: z.strictObject({
    kind: z.literal("rolling"),
    spec: z.strictObject({ evalWindow: duration, frequency: duration }),
  }),
  notificationSettings: z.strictObject({
    groupBy: z.array(z.string()),
    usePolicy: z.boolean(),
    renotify: z.strictObject({
      enabled: z.boolean(),
      interval: duration,
      alertStates: z.array(z.enum(["firing", "nodata"])),
    }),
  }),
});

/** What SigNoz 0.138 would refuse in a rule whose values are filled in, one sentence each; empty if nothing. */
export function validateRule(candidate: unknown): string[] {
  const parsed = ruleSchema.safeParse(candidate);
  if (!parsed.success) return [z.prettifyError(parsed.error)];
  const { condition, notificationSettings } = parsed.data;
  const { queries } = condition.compositeQuery;
  const [threshold] = condition.thresholds.spec;
  const { queryType } = condition.compositeQuery;
  return [
    ...queryProblems(queries, "time_series"),
    ...queries
      .filter(({ type }) => (type === "clickhouse_sql") !== (queryType === "clickhouse_sql"))
      .map(({ spec }) => `query ${spec.name} is not of the kind ${queryType} that the rule says`),
    ...(queries.some(({ spec }) => spec.name === condition.selectedQueryName)
      ? []
      : [`the selected query ${condition.selectedQueryName} is none of its queries`]),
    ...(notificationSettings.usePolicy || (threshold?.channels.length ?? 0) > 0
      ? []
      : ["nobody would hear of it: no channel, and route policies are not used"]),
  ];
}
