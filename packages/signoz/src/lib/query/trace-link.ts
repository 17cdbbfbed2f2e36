// SPDX-License-Identifier: Apache-2.0

/** The page of a trace in SigNoz; a conversation is one trace. */
export function traceLink(endpoint: string, traceId: string): string {
  return `${endpoint.replace(/\/+$/, "")}/trace/${encodeURIComponent(traceId)}`;
}
