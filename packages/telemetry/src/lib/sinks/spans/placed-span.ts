// SPDX-License-Identifier: Apache-2.0
import { TraceFlags, type Attributes } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { attributes as names } from "@turnspan/records";
import { copySpan } from "./copy-span.js";
import { isHistoryEvent, nativeAttributes } from "./native-content.js";
import type { SpanPlacement } from "./span-recorder.js";

/** What our own spans hold already: the sum over a trace must be the truth. */
const usagePrefix = "gen_ai.usage.";

/**
 * Another library's span as it is exported inside a conversation's trace: without token usage, and without what was said
 * where the conversation asks for that, though the process may export it. The span itself stays as it is, for whoever
 * else takes it.
 */
export function placedSpan(span: ReadableSpan, placement: SpanPlacement): ReadableSpan {
  const { traceId, conversationId, exportsContent } = placement;
  const spanContext = { ...span.spanContext(), traceId, traceFlags: TraceFlags.SAMPLED };
  const parentSpanId = placement.parentSpanId ?? span.parentSpanContext?.spanId ?? null;
  const parent =
    parentSpanId === null
      ? {}
      : { parentSpanContext: { traceId, spanId: parentSpanId, traceFlags: TraceFlags.SAMPLED } };
  const kept = (attributes: Attributes) =>
    exportsContent ? attributes : nativeAttributes(attributes, false, (text) => text);
  return copySpan(span, {
    spanContext: () => spanContext,
    ...parent,
    attributes: { ...withoutUsage(kept(span.attributes)), [names.conversationId.name]: conversationId },
    links: [],
    ...(exportsContent
      ? {}
      : {
          status: { code: span.status.code },
          events: span.events
            .filter(({ name }) => !isHistoryEvent(name))
            .map((event) => ({ ...event, attributes: kept(event.attributes ?? {}) })),
        }),
  });
}

function withoutUsage(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => !key.startsWith(usagePrefix)));
}
