// SPDX-License-Identifier: Apache-2.0
import { TraceFlags } from "@opentelemetry/api";
import type { SpanExporter, SpanProcessor } from "@opentelemetry/sdk-trace-base";

interface CountedBatchingOptions {
  readonly exporter: SpanExporter;
  /** Builds the batching processor around the exporter that it is given. */
  readonly createProcessor: (exporter: SpanExporter) => SpanProcessor;
  /** Most spans that the processor keeps. */
  readonly queueSize: number;
  readonly onDropped: (spans: number) => void;
}

/**
 * A batch processor drops what comes while its queue is full. Its queue holds what was ended and not yet handed to the
 * exporter, so a span that ends while that is `queueSize` is a dropped one.
 */
export function countDropped(options: CountedBatchingOptions): SpanProcessor {
  const { exporter, createProcessor, queueSize, onDropped } = options;
  let queued = 0;
  const processor = createProcessor({
    export(spans, done) {
      queued -= spans.length;
      exporter.export(spans, done);
    },
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  });
  return {
    onStart: (span, parent) => processor.onStart(span, parent),
    onEnd(span) {
      if ((span.spanContext().traceFlags & TraceFlags.SAMPLED) === TraceFlags.SAMPLED) {
        if (queued >= queueSize) onDropped(1);
        else queued++;
      }
      processor.onEnd(span);
    },
    forceFlush: () => processor.forceFlush(),
    shutdown: () => processor.shutdown(),
  };
}
