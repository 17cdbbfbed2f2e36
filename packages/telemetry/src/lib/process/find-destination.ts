// SPDX-License-Identifier: Apache-2.0
import { appendPath } from "../config/signal-urls.js";
import type { TelemetryConfig } from "../config/telemetry-config.js";
import type { Destination } from "../sinks/otlp/destination.js";
import { detectCollector } from "./detect-collector.js";

type Endpoints = Pick<TelemetryConfig, "tracesUrl" | "metricsUrl" | "logsUrl" | "logs" | "detectEndpoint">;

/** Where exports go: what the configuration says, else a collector on this machine if one answers. Never rejects. */
export async function findDestination({
  tracesUrl,
  metricsUrl,
  logsUrl,
  logs,
  detectEndpoint,
}: Endpoints): Promise<Destination> {
  if (tracesUrl !== null || metricsUrl !== null || logsUrl !== null) {
    return { kind: "otlp", tracesUrl, metricsUrl, logsUrl };
  }
  const base = detectEndpoint ? await detectCollector() : null;
  if (base === null) return { kind: "none" };
  return {
    kind: "otlp",
    tracesUrl: appendPath(base, "/v1/traces"),
    metricsUrl: appendPath(base, "/v1/metrics"),
    logsUrl: logs === "off" ? null : appendPath(base, "/v1/logs"),
  };
}
