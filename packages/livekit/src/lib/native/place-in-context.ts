// SPDX-License-Identifier: Apache-2.0
import { type Context, type Span, context, createContextKey, trace } from "@opentelemetry/api";
import type { CurrentIds } from "@turnspan/telemetry";
import { ShadowSpan } from "./shadow-span.js";

/** The shadow that work runs under: spans of the host's own that are active inside it hide it. */
const key = createContextKey("turnspan.place");

/** A context in which a span is active, and known as the place of all that runs there. */
export function withPlace(from: Context, span: Span): Context {
  return trace.setSpan(from, span).setValue(key, span);
}

/** What the code that runs now belongs to; `null` outside of a conversation, as far as the context tells. */
export function idsOfContext(): CurrentIds | null {
  const active = context.active();
  const span = trace.getSpan(active);
  if (span instanceof ShadowSpan) return span.ids();
  const place = active.getValue(key);
  const ids = place instanceof ShadowSpan ? place.ids() : null;
  const own = span?.spanContext();
  // A span of the host's own, inside the conversation: nearer than ours.
  return ids !== null && own?.traceId === ids.traceId ? { ...ids, spanId: own.spanId } : ids;
}
