// SPDX-License-Identifier: Apache-2.0
import { appendPath } from "../config/signal-urls.js";
import type { TelemetryConfig } from "../config/telemetry-config.js";
import type { Destination, MaybeKnown } from "../sinks/otlp/destination.js";
import { signalPaths } from "../spool/signal.js";
import { detectCollector } from "./detect-collector.js";

type Endpoints = Pick<TelemetryConfig, "tracesUrl" | "metricsUrl" | "logsUrl" | "logs" | "detectEndpoint">;

/**
 * Where exports go: at once if the configuration says it, else a collector on this machine if one answers. Never
 * rejects.
 */
export function findDestination({ tracesUrl, metricsUrl, logsUrl, logs, detectEndpoint }: Endpoints): MaybeKnown {
  if (tracesUrl !== null || metricsUrl !== null || logsUrl !== null) {
    return { kind: "otlp", urls: { spans: tracesUrl, metrics: metricsUrl, logs: logsUrl } };
  }
  return detectEndpoint ? detectDestination(logs !== "off") : { kind: "none" };
}

async function detectDestination(withLogs: boolean): Promise<Destination> {
  const base = await detectCollector();
  if (base === null) return { kind: "none" };
  return {
    kind: "otlp",
    urls: {
      spans: appendPath(base, signalPaths.spans),
      metrics: appendPath(base, signalPaths.metrics),
      logs: withLogs ? appendPath(base, signalPaths.logs) : null,
    },
  };
}
