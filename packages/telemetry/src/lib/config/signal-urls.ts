// SPDX-License-Identifier: Apache-2.0
import type { OptionValues } from "./option-values.js";
import type { ValueSource } from "./telemetry-config.js";

/** Where each signal goes, as far as the configuration says. */
export interface SignalUrls {
  readonly tracesUrl: string | null;
  readonly metricsUrl: string | null;
  readonly logsUrl: string | null;
  /** True if a collector on this machine is to be looked for. */
  readonly detectEndpoint: boolean;
}

type Values = Pick<OptionValues, "endpoint" | "tracesEndpoint" | "metricsEndpoint" | "logsEndpoint" | "logs">;
type Sources = Readonly<Record<keyof Values, ValueSource>>;

/**
 * Applies "code over environment, first name first" across the base endpoint and the per-signal ones: a signal's own
 * variable is OpenTelemetry's, so it yields to a base set in code or by a name before OpenTelemetry's.
 */
export function signalUrls(values: Values, sources: Sources): SignalUrls {
  const baseGoesFirst = !["default", "OTEL_EXPORTER_OTLP_ENDPOINT"].includes(sources.endpoint);
  const resolve = (key: "tracesEndpoint" | "metricsEndpoint" | "logsEndpoint", path: string) => {
    const own = baseGoesFirst && sources[key] !== "code" ? null : values[key];
    if (own !== null) return own;
    return values.endpoint === "auto" || values.endpoint === "none" ? null : appendPath(values.endpoint, path);
  };
  const tracesUrl = resolve("tracesEndpoint", "/v1/traces");
  const metricsUrl = resolve("metricsEndpoint", "/v1/metrics");
  const logsUrl = values.logs === "off" ? null : resolve("logsEndpoint", "/v1/logs");
  return {
    tracesUrl,
    metricsUrl,
    logsUrl,
    detectEndpoint: values.endpoint === "auto" && tracesUrl === null && metricsUrl === null && logsUrl === null,
  };
}

/** Appends a signal's path to a base URL, keeping the base's own path and query. */
export function appendPath(base: string, path: string): string {
  const url = new URL(base);
  url.pathname = url.pathname.replace(/\/+$/, "") + path;
  return url.href;
}
