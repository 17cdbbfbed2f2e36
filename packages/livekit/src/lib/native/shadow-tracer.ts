// SPDX-License-Identifier: Apache-2.0
import {
  type Context,
  type Span,
  type SpanOptions,
  type Tracer,
  type TracerProvider,
  context,
  trace,
} from "@opentelemetry/api";
import { type RecordedSpanProcessor, type SpanRecorder } from "@turnspan/telemetry";
import { withPlace } from "./place-in-context.js";
import { ShadowSpan } from "./shadow-span.js";

/** The instrumentation scope under which LiveKit asks for its tracer. */
export const livekitScopeName = "livekit-agents";

let recorder: SpanRecorder | null = null;
const processors: RecordedSpanProcessor[] = [];
const filters: RecordedSpanProcessor[] = [];

/** Hands LiveKit shadow spans, so that the host's spans find their place in our tree. */
export const shadowTracer: Tracer = {
  startSpan(name: string, options?: SpanOptions, from: Context = context.active()): Span {
    return new ShadowSpan(options?.root === true ? undefined : trace.getSpan(from), {
      name,
      startTime: options?.startTime,
      record: (parent, placement) => recorder?.startSpan(name, options, parent, placement) ?? null,
    });
  },

  startActiveSpan<F extends (span: Span) => unknown>(name: string, ...rest: unknown[]): ReturnType<F> {
    const run = rest.at(-1) as F;
    const options = rest.length > 1 ? (rest[0] as SpanOptions) : undefined;
    const from = rest.length > 2 ? (rest[1] as Context) : context.active();
    const span = shadowTracer.startSpan(name, options, from);
    return context.with(withPlace(from, span), () => run(span)) as ReturnType<F>;
  },
};

/** The provider that LiveKit is given where its own registrar is at hand. */
export const shadowProvider: TracerProvider = { getTracer: () => shadowTracer };

/** From now on real spans are made by this recorder, for those who want them. */
export function recordWith(next: SpanRecorder): void {
  if (recorder === next) return;
  recorder = next;
  for (const filter of filters) recorder.addFilter(filter);
  for (const processor of processors) recorder.addProcessor(processor);
}

/** Takes a processor that wants LiveKit's spans whole, such as LiveKit Cloud's. */
export function addNativeProcessor(processor: RecordedSpanProcessor): void {
  processors.push(processor);
  recorder?.addProcessor(processor);
}

/** Takes a processor that changes spans and asks for none, such as LiveKit's filter of content. */
export function addNativeFilter(filter: RecordedSpanProcessor): void {
  filters.push(filter);
  recorder?.addFilter(filter);
}
