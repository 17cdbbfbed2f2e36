// SPDX-License-Identifier: Apache-2.0
import type { TelemetryConfig } from "./telemetry-config.js";

const secretKeys = ["headers", "signozApiToken"] as const satisfies readonly (keyof TelemetryConfig)[];

/** Freezes a configuration, and keeps its secrets out of everything that enumerates, prints or serialises it. */
export function freezeConfig(values: TelemetryConfig): TelemetryConfig {
  const config = { ...values };
  for (const key of secretKeys) {
    Object.defineProperty(config, key, { value: values[key], enumerable: false });
  }
  Object.freeze(config.sources);
  return Object.freeze(config);
}
