// SPDX-License-Identifier: Apache-2.0
import type { OptionValues } from "./option-values.js";

/** Where a value came from: `code`, `default`, or the name of an environment variable. */
export type ValueSource = string;

/**
 * The resolved configuration, frozen. `headers` and `signozApiToken` hold secrets: they are left out when it is
 * printed, spread or turned into JSON.
 */
export interface TelemetryConfig extends Readonly<OptionValues> {
  /** Where spans go; `null` if there is no endpoint, or while it is detected. */
  readonly tracesUrl: string | null;
  /** Where metrics go; `null` if there is no endpoint, or while it is detected. */
  readonly metricsUrl: string | null;
  /** Where log lines go; `null` if there is no endpoint, while it is detected, or with `logs: "off"`. */
  readonly logsUrl: string | null;
  /** True if a collector on this machine is used when one answers. */
  readonly detectEndpoint: boolean;
  /** Where each value came from. */
  readonly sources: Readonly<Record<keyof OptionValues, ValueSource>>;
}
