// SPDX-License-Identifier: Apache-2.0

/** What is exported. */
export type Signal = "spans" | "metrics" | "logs";

/** What OTLP/HTTP appends to a base URL for each signal. */
export const signalPaths: Readonly<Record<Signal, string>> = {
  spans: "/v1/traces",
  metrics: "/v1/metrics",
  logs: "/v1/logs",
};
