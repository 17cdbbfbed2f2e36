// SPDX-License-Identifier: Apache-2.0
import { SpanStatusCode, TraceFlags, type Attributes, type SpanContext, type SpanKind } from "@opentelemetry/api";
import type { InstrumentationScope } from "@opentelemetry/core";
import type { Resource } from "@opentelemetry/resources";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import type { TimeRange } from "./time-range.js";

/** What a projection needs besides the record. */
export interface ProjectionContext {
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
  /** LiveKit job of the record's run; `null` if unknown. */
  readonly jobId: string | null;
  /** LiveKit room of the record's run; `null` if unknown. */
  readonly roomName: string | null;
  /** Adds the older `llm.*` attributes to call spans. */
  readonly llmAttributes: boolean;
  /** Exports words and error messages. */
  readonly content: boolean;
}

/** How a span ended. */
export type Outcome = { kind: "unset" } | { kind: "error"; message: string | null };

interface SpanParts {
  readonly name: string;
  readonly kind: SpanKind;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly time: TimeRange;
  readonly attributes: Attributes;
  readonly outcome: Outcome;
}

/** Puts a finished span together in the shape that span processors and exporters take. */
export function readableSpan(parts: SpanParts, { resource, scope }: ProjectionContext): ReadableSpan {
  const { traceId, spanId, parentSpanId, outcome } = parts;
  const spanContext = { traceId, spanId, traceFlags: TraceFlags.SAMPLED };
  const parent: { parentSpanContext?: SpanContext } =
    parentSpanId === null
      ? {}
      : { parentSpanContext: { traceId, spanId: parentSpanId, traceFlags: TraceFlags.SAMPLED } };
  return {
    name: parts.name,
    kind: parts.kind,
    spanContext: () => spanContext,
    ...parent,
    ...parts.time,
    status: statusOf(outcome),
    attributes: parts.attributes,
    links: [],
    events: [],
    ended: true,
    resource,
    instrumentationScope: scope,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

function statusOf(outcome: Outcome): ReadableSpan["status"] {
  switch (outcome.kind) {
    case "unset":
      return { code: SpanStatusCode.UNSET };
    case "error":
      return outcome.message === null
        ? { code: SpanStatusCode.ERROR }
        : { code: SpanStatusCode.ERROR, message: outcome.message };
  }
}
