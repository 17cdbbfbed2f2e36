// SPDX-License-Identifier: Apache-2.0
import type { ProblemReport } from "../guard/problem.js";
import { type OptionRow, optionTable } from "./option-table.js";
import type { OptionValues } from "./option-values.js";
import { readEnvironment } from "./read-environment.js";
import { readProcessFacts } from "./read-process-facts.js";
import { redactUrl } from "./redact-url.js";
import { resolveConfig } from "./resolve-config.js";
import type { TelemetryConfig, ValueSource } from "./telemetry-config.js";

/** One resolved value, fit to be printed. */
export interface ConfigValue {
  readonly key: keyof OptionValues;
  /** The value in words; secrets and passwords in URLs are masked, `none` where there is none. */
  readonly text: string;
  readonly source: ValueSource;
}

/** What the configuration comes to in a process of this working directory and environment, if code sets nothing. */
export interface ConfigInspection {
  readonly config: TelemetryConfig;
  readonly values: readonly ConfigValue[];
  /** Variables that are set to something wrong, and so are ignored. */
  readonly warnings: readonly ProblemReport[];
}

/** Resolves the configuration from environment and defaults, and says where each value came from. Starts nothing. */
export function inspectConfig(): ConfigInspection {
  const { config, warnings } = resolveConfig({}, readEnvironment(), readProcessFacts(null));
  const rows = Object.entries(optionTable) as [keyof OptionValues, OptionRow<unknown>][];
  const values = rows.map(([key, { secret }]) => ({
    key,
    text: secret ? maskValue(config[key]) : printValue(config[key]),
    source: config.sources[key],
  }));
  return { config, values, warnings };
}

function printValue(value: OptionValues[keyof OptionValues]): string {
  if (value === null) return "none";
  if (typeof value === "object") {
    const pairs = Object.entries(value).map(([name, entry]) => `${name}=${entry}`);
    return pairs.length === 0 ? "none" : pairs.join(",");
  }
  return typeof value === "string" ? redactUrl(value) : String(value);
}

/** Names of headers are no secret, their values are. */
function maskValue(value: OptionValues[keyof OptionValues]): string {
  if (value === null) return "none";
  if (typeof value !== "object") return "***";
  const names = Object.keys(value);
  return names.length === 0 ? "none" : names.map((name) => `${name}=***`).join(",");
}
