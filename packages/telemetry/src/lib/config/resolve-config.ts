// SPDX-License-Identifier: Apache-2.0
import path from "node:path";
import type { ProblemReport } from "../guard/problem.js";
import { ConfigError } from "./config-error.js";
import { describeValue } from "./describe-value.js";
import { freezeConfig } from "./freeze-config.js";
import { nearestWord } from "./nearest-word.js";
import { optionTable } from "./option-table.js";
import type { OptionValues } from "./option-values.js";
import type { ProcessFacts } from "./process-facts.js";
import { readOption } from "./read-option.js";
import { signalUrls } from "./signal-urls.js";
import type { TelemetryConfig, ValueSource } from "./telemetry-config.js";
import type { TelemetryOptions } from "./telemetry-options.js";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A configuration, and what was wrong with the environment. */
export interface Resolution {
  readonly config: TelemetryConfig;
  readonly warnings: readonly ProblemReport[];
}

/** Options that are not in the table. */
const otherOptions = ["agentName", "tracerOverrides"];

/**
 * Merges code over environment over defaults. Pure.
 *
 * @throws ConfigError if a value in code is wrong or an option is unknown. A wrong value in the environment gives a
 * warning, and the next name or the default is used.
 */
export function resolveConfig(options: TelemetryOptions, environment: Environment, facts: ProcessFacts): Resolution {
  refuseUnknownOptions(options);
  const warnings = new Map<string, ProblemReport>();
  const values: Record<string, unknown> = {};
  const sources: Record<string, ValueSource> = {};
  for (const key of Object.keys(optionTable) as (keyof OptionValues)[]) {
    const found = readOption(key, optionTable[key], options[key], environment, facts);
    values[key] = found.value;
    sources[key] = found.source;
    for (const warning of found.warnings) warnings.set(warning.code, warning);
  }
  const resolved = values as unknown as OptionValues;
  const resolvedSources = sources as Record<keyof OptionValues, ValueSource>;
  fitBatchIntoQueue(resolved, resolvedSources, warnings);
  resolved.dir = path.resolve(facts.workingDirectory, resolved.dir);
  if (typeof resolved.prices === "string") resolved.prices = path.resolve(facts.workingDirectory, resolved.prices);
  const config = freezeConfig({ ...resolved, ...signalUrls(resolved, resolvedSources), sources: resolvedSources });
  return { config, warnings: [...warnings.values()] };
}

function refuseUnknownOptions(options: TelemetryOptions): void {
  const known = [...Object.keys(optionTable), ...otherOptions];
  for (const key of Object.keys(options)) {
    if (known.includes(key)) continue;
    const near = nearestWord(key, known);
    throw new ConfigError({
      code: "unknown_option",
      key,
      expected: "the name of an option",
      actual: `"${key}"`,
      fix: near === null ? `Remove it. The options are ${known.join(", ")}.` : `Did you mean "${near}"?`,
    });
  }
}

function fitBatchIntoQueue(
  values: OptionValues,
  sources: Readonly<Record<keyof OptionValues, ValueSource>>,
  warnings: Map<string, ProblemReport>,
): void {
  if (values.batchSize <= values.queueSize) return;
  if (sources.batchSize === "code" && sources.queueSize === "code") {
    throw new ConfigError({
      code: "conflicting_options",
      key: "batchSize",
      expected: `at most queueSize (${values.queueSize})`,
      actual: describeValue(values.batchSize),
      fix: "Make queueSize larger or batchSize smaller.",
    });
  }
  if (sources.batchSize !== "default") {
    warnings.set("config_batch_size", {
      code: "config_batch_size",
      message: `batchSize ${values.batchSize} (${sources.batchSize}) is more than queueSize ${values.queueSize} (${sources.queueSize}); ${values.queueSize} is used.`,
      fix: "Make the queue larger or the batch smaller.",
    });
  }
  values.batchSize = values.queueSize;
}
