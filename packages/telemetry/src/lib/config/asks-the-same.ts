// SPDX-License-Identifier: Apache-2.0
import type { TelemetryOptions } from "./telemetry-options.js";

/**
 * Whether two calls give the same options, by a look that costs next to nothing. What is an object may have been changed
 * since, so it never counts as the same; `tracerOverrides` are added up, and are no matter here. Nor is what the process
 * is like by now: a path is that of the first call.
 */
export function asksTheSame(options: TelemetryOptions, earlier: TelemetryOptions): boolean {
  const keys = Object.keys(options) as (keyof TelemetryOptions)[];
  const isPlain = Object.getPrototypeOf(options) === Object.prototype;
  return isPlain && keys.length === Object.keys(earlier).length && keys.every((key) => isSame(key, options, earlier));
}

function isSame(key: keyof TelemetryOptions, options: TelemetryOptions, earlier: TelemetryOptions): boolean {
  if (!Object.hasOwn(earlier, key)) return false;
  if (key === "tracerOverrides") return true;
  const value: unknown = options[key];
  return Object.is(value, earlier[key]) && (typeof value !== "object" || value === null);
}
