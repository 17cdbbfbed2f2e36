// SPDX-License-Identifier: Apache-2.0
import { redactUrl } from "./redact-url.js";
import type { TelemetryConfig } from "./telemetry-config.js";

/** One line about a configuration, without secrets, for a start-up message. */
export function describeConfig(config: TelemetryConfig, version: string): string {
  if (!config.enabled) return `turnspan ${version}: off (${config.sources.enabled})`;
  const parts = [`files in ${config.dir}`, describeExport(config), `content ${config.captureContent}`];
  return `turnspan ${version}: ${parts.join(", ")}`;
}

function describeExport(config: TelemetryConfig): string {
  if (config.tracesUrl === null && config.metricsUrl === null) {
    return config.detectEndpoint ? "exporting to a collector on this machine if one answers" : "no export";
  }
  if (config.endpoint !== "auto" && config.endpoint !== "none") return `exporting to ${redactUrl(config.endpoint)}`;
  const urls = [config.tracesUrl, config.metricsUrl].filter((url) => url !== null);
  return `exporting to ${urls.map(redactUrl).join(" and ")}`;
}
