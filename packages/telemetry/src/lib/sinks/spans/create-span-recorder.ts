// SPDX-License-Identifier: Apache-2.0
import { diag, ROOT_CONTEXT, trace, type Span, type Tracer } from "@opentelemetry/api";
import type { Resource } from "@opentelemetry/resources";
import {
  AlwaysOnSampler,
  BasicTracerProvider,
  type ReadableSpan,
  type SpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import type { SpanPlacement, SpanRecorder } from "./span-recorder.js";

interface SpanRecorderOptions {
  readonly resource: Resource;
  /** The instrumentation scope of the spans. */
  readonly scopeName: string;
  /** Takes ended spans for our own export; `null` exports none of them. */
  readonly exportSpan: ((span: ReadableSpan, placement: SpanPlacement) => void) | null;
}

/** What {@link SpanRecorder} is, with the ends that its owner holds. */
export interface OwnedSpanRecorder extends SpanRecorder {
  /** Flushes the processors that were added. Never rejects. */
  flush(): Promise<void>;
}

/** Makes the recorder of one process. Nothing is made, and no span recorded, before somebody wants spans. */
export function createSpanRecorder({ resource, scopeName, exportSpan }: SpanRecorderOptions): OwnedSpanRecorder {
  const placements = new WeakMap<object, () => SpanPlacement | null>();
  const filters: SpanProcessor[] = [];
  const takers: SpanProcessor[] = [];
  const fanout: SpanProcessor = {
    onStart: (span, parent) => each((processor) => processor.onStart(span, parent)),
    onEnding: (span) => each((processor) => processor.onEnding?.(span)),
    onEnd(span) {
      each((processor) => processor.onEnd(span));
      const placement = exportSpan === null ? null : (placements.get(span)?.() ?? null);
      if (placement !== null) exportSpan?.(span, placement);
    },
    forceFlush: async () => {},
    shutdown: async () => {},
  };
  const each = (call: (processor: SpanProcessor) => void) => {
    for (const processor of [...filters, ...takers]) {
      try {
        call(processor);
      } catch (error) {
        diag.debug("turnspan: a span processor of the app threw", error);
      }
    }
  };
  let made: Tracer | null = null;
  const tracer = (): Tracer =>
    (made ??= new BasicTracerProvider({
      resource,
      // Sampling is decided for a conversation, when its spans are exported; other takers decide for themselves.
      sampler: new AlwaysOnSampler(),
      spanProcessors: [fanout],
    }).getTracer(scopeName));

  return {
    startSpan(name, options, parent: Span | null, placement) {
      if (exportSpan === null && takers.length === 0) return null;
      const context = parent === null ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent);
      const span = tracer().startSpan(name, options, context);
      placements.set(span, placement);
      return span;
    },
    addProcessor: (processor) => void takers.push(processor),
    addFilter: (processor) => void filters.push(processor),
    flush: async () => void (await Promise.allSettled(takers.map((processor) => processor.forceFlush()))),
  };
}
