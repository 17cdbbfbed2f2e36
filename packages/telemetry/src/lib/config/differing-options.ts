// SPDX-License-Identifier: Apache-2.0
import { optionTable } from "./option-table.js";
import type { OptionValues } from "./option-values.js";
import type { TelemetryConfig } from "./telemetry-config.js";
import type { TelemetryOptions } from "./telemetry-options.js";

/** The options given in code whose values are not those of a configuration that is in use. */
export function differingOptions(
  options: TelemetryOptions,
  wanted: TelemetryConfig,
  inUse: TelemetryConfig,
): readonly (keyof OptionValues)[] {
  const keys = Object.keys(optionTable) as (keyof OptionValues)[];
  return keys.filter((key) => options[key] !== undefined && comparable(wanted[key]) !== comparable(inUse[key]));
}

/** Functions and patterns compare by their source: a call that is made for each session makes them anew. */
function comparable(value: OptionValues[keyof OptionValues]): string {
  if (typeof value === "function") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return JSON.stringify(
    Object.entries(value)
      .map(([key, item]: [string, unknown]) => [key, item instanceof RegExp ? String(item) : item])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}
