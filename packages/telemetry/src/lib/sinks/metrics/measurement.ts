// SPDX-License-Identifier: Apache-2.0
import type { attributes, metrics } from "@turnspan/records";

/** Attributes that a metric may carry, by the code's name: none of them is an id. */
export type MetricAttribute = {
  [K in keyof typeof attributes]: (typeof attributes)[K]["on"] extends "span" ? never : K;
}[keyof typeof attributes];

/** One value for one metric. */
export interface Measurement {
  readonly metric: keyof typeof metrics;
  /** In the metric's unit. */
  readonly value: number;
  readonly attributes: MetricAttributes;
}

/** Values by attribute; `null` means unknown, and is left out. */
export type MetricAttributes = { readonly [K in MetricAttribute]?: string | null };

/** A measurement, or nothing if the value is unknown. `scale` turns the record's unit into the metric's. */
export function measure(
  metric: Measurement["metric"],
  value: number | null,
  attributes: MetricAttributes,
  scale = 1,
): Measurement[] {
  return value === null || !Number.isFinite(value) ? [] : [{ metric, value: value * scale, attributes }];
}

/** Milliseconds to seconds. */
export const msToSeconds = 0.001;
