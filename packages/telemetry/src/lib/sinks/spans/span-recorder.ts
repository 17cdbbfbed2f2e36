// SPDX-License-Identifier: Apache-2.0
import type { Span, SpanOptions } from "@opentelemetry/api";
import type { SpanProcessor } from "@opentelemetry/sdk-trace-base";

/** Takes spans of the OpenTelemetry SDK 2.x. */
export type RecordedSpanProcessor = SpanProcessor;

/** Where a span that another library made belongs in our own tree. */
export interface SpanPlacement {
  readonly traceId: string;
  /** The parent that it gets; `null` leaves it below its own. */
  readonly parentSpanId: string | null;
  readonly conversationId: string;
  /** Whether what was said in it may be exported. */
  readonly exportsContent: boolean;
}

/**
 * Makes real spans for a library whose tracer we stand in for, beside our own tree: for the processors that the library
 * adds, whole, and with `nativeSpans: "keep"` for our exporter.
 */
export interface SpanRecorder {
  /**
   * Starts a span below `parent`, or a root. `null` while nobody takes such spans.
   *
   * @param placement Asked when the span has ended, for the export; `null` keeps the span out of it.
   */
  startSpan(
    name: string,
    options: SpanOptions | undefined,
    parent: Span | null,
    placement: () => SpanPlacement | null,
  ): Span | null;
  /** Adds a processor that wants the spans: from now on they are made. */
  addProcessor(processor: RecordedSpanProcessor): void;
  /** Adds a processor that changes spans which are made, and asks for none. */
  addFilter(processor: RecordedSpanProcessor): void;
}

/** Makes no spans. */
export const noSpanRecorder: SpanRecorder = { startSpan: () => null, addProcessor() {}, addFilter() {} };
