// SPDX-License-Identifier: Apache-2.0

/** Where exports go, once it is known. */
export type Destination =
  | { kind: "none" }
  /** A URL is `null` if that signal goes nowhere. */
  | { kind: "otlp"; tracesUrl: string | null; metricsUrl: string | null; logsUrl: string | null };
