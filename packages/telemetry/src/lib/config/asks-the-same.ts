// SPDX-License-Identifier: Apache-2.0
import type { TelemetryOptions } from "./telemetry-options.js";

/**
 * Whether two calls give the same options, by a look that costs next to nothing. What is an object may have been changed
 * since, so it never counts as the same; `tracerOverrides` are added up, and are no matter here.
 */
export function asksTheSame(options: TelemetryOptions, earlier: TelemetryOptions): boolean {
  const keys = Object.keys(options) as (keyof TelemetryOptions)[];
  return keys.length === Object.keys(earlier).length && keys.every((key) => isSame(key, options[key], earlier[key]));
}

function isSame(key: keyof TelemetryOptions, value: unknown, earlier: unknown): boolean {
  if (key === "tracerOverrides") return true;
  return Object.is(value, earlier) && (typeof value !== "object" || value === null);
}
