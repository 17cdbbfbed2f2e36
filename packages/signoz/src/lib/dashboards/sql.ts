// SPDX-License-Identifier: Apache-2.0
import { type AttributeKey, nameOf } from "./field.js";

/** SigNoz's table of spans, all shards together. */
export const spanTable = "signoz_traces.distributed_signoz_index_v3";

/** The chosen time; both conditions, for the second one is what the table is ordered by. */
export const inRange = `timestamp >= $start_datetime AND timestamp <= $end_datetime
  AND ts_bucket_start >= $start_timestamp - 1800 AND ts_bucket_start <= $end_timestamp`;

/** SigNoz writes a list in a variable's place, or `'__all__'` where nothing is narrowed down. */
const isChosen = (value: string, variable: string) => `('__all__' IN $${variable} OR ${value} IN $${variable})`;

/** What the variables service, environment and agent leave of spans. */
export const inSqlScope = [
  isChosen("resources_string['service.name']", "service"),
  isChosen("resources_string['deployment.environment']", "environment"),
  isChosen(text("agentName"), "agent"),
].join("\n  AND ");

/** A span's attribute that is text, empty if it has none. */
export function text(key: AttributeKey): string {
  return `attributes_string['${nameOf(key)}']`;
}

/** A span's attribute that is a number; 0 if it has none, so sums and `hasNumber` go together. */
export function number(key: AttributeKey): string {
  return `attributes_number['${nameOf(key)}']`;
}

/** Whether a span has the number at all. */
export function hasNumber(key: AttributeKey): string {
  return `mapContains(attributes_number, '${nameOf(key)}')`;
}

/** A span's attribute that is a flag. */
export function flag(key: AttributeKey): string {
  return `attributes_bool['${nameOf(key)}']`;
}

/**
 * A percentile by linear interpolation between the two nearest values, as `turnspan stats` takes it; NULL of no values.
 *
 * @param level 0 to 1.
 */
export function percentileSql(level: number, value: string, condition = "true"): string {
  return `if(countIf(${condition}) = 0, NULL, quantileExactInclusiveIf(${level})(${value}, ${condition}))`;
}
