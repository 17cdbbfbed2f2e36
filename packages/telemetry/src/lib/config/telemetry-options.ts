// SPDX-License-Identifier: Apache-2.0
import type { Tracer } from "@opentelemetry/api";
import type { OptionValues } from "./option-values.js";

/**
 * What can be set in code. An option that is left out, or `undefined`, comes from the environment, else its default.
 * The README lists every option with its environment variables.
 */
export interface TelemetryOptions extends Partial<{ readonly [K in keyof OptionValues]: CodeValue<K> | undefined }> {
  /** Name of the agent, used as the service name when neither code nor environment gives one. */
  readonly agentName?: string | undefined;
  /**
   * Instrumentation scope name → the tracer that the global tracer provider hands out for it instead of a real one.
   * Overrides of a later `startTelemetry()` are added to those of the first.
   */
  readonly tracerOverrides?: Readonly<Record<string, Tracer>> | undefined;
}

type CodeValue<K extends keyof OptionValues> = K extends "logs" ? OptionValues[K] | boolean : OptionValues[K];
