// SPDX-License-Identifier: Apache-2.0
import { readEnvironment } from "./read-environment.js";
import { readProcessFacts } from "./read-process-facts.js";
import { resolveConfig } from "./resolve-config.js";
import type { TelemetryConfig } from "./telemetry-config.js";

/** The configuration that `startTelemetry()` would use now, from the environment alone. Starts nothing. */
export function readConfig(): TelemetryConfig {
  return resolveConfig({}, readEnvironment(), readProcessFacts(null)).config;
}
