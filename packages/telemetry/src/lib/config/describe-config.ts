// SPDX-License-Identifier: Apache-2.0
import { redactUrl } from "./redact-url.js";
import type { TelemetryConfig } from "./telemetry-config.js";

/**
 * One line about a configuration, without secrets, for a start-up message. `urls` are those that are exported to, none
 * if there is no export, `null` if a collector is still being looked for.
 */
export function describeConfig(config: TelemetryConfig, version: string, urls: readonly string[] | null): string {
  if (!config.enabled) return `turnspan ${version}: off (${config.sources.enabled})`;
  return `turnspan ${version}: files in ${config.dir}, ${describeExport(urls)}, content ${config.captureContent}`;
}

function describeExport(urls: readonly string[] | null): string {
  if (urls === null) return "export to a collector on this machine if one answers";
  return urls.length === 0 ? "no export" : `exporting to ${urls.map(redactUrl).join(" and ")}`;
}
