// SPDX-License-Identifier: Apache-2.0
import { isSpanContextValid, trace } from "@opentelemetry/api";

/** The span that is active where it is called, for instance one of the host's own request; `null` if none is. */
export function activeHostSpan(): { traceId: string; spanId: string } | null {
  const active = trace.getActiveSpan()?.spanContext();
  return active && isSpanContextValid(active) ? { traceId: active.traceId, spanId: active.spanId } : null;
}
