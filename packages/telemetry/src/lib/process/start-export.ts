// SPDX-License-Identifier: Apache-2.0
import type { Resource } from "@opentelemetry/resources";
import { PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { scopeName, type TurnspanRecord } from "@turnspan/records";
import type { TelemetryConfig } from "../config/telemetry-config.js";
import type { ProblemReport } from "../guard/problem.js";
import type { HeldLimits } from "../sampling/held-items.js";
import type { LogEntry } from "../logs/log-entry.js";
import { createLogSink } from "../sinks/logs/create-log-sink.js";
import { createMetricSink } from "../sinks/metrics/create-metric-sink.js";
import type { SelfCounts } from "../sinks/metrics/self-counts.js";
import { createLogExporter, createMetricExporter, createSpanExporter } from "../sinks/otlp/create-exporters.js";
import type { Destination } from "../sinks/otlp/destination.js";
import { createSignalOutbox } from "../sinks/otlp/create-signal-outbox.js";
import { createOtlpSender } from "../sinks/otlp/send-otlp.js";
import { countDropped } from "../sinks/spans/count-dropped.js";
import { createConversationSampling } from "../sinks/spans/conversation-sampling.js";
import { createSpanRecorder } from "../sinks/spans/create-span-recorder.js";
import { createSpanSink } from "../sinks/spans/create-span-sink.js";
import type { AttributeLimits } from "../sinks/spans/limit-attributes.js";
import { holdUndecided } from "../sinks/spans/hold-undecided.js";
import { protectSpans } from "../sinks/spans/protect-spans.js";
import { placedSpan } from "../sinks/spans/placed-span.js";
import type { SpanRecorder } from "../sinks/spans/span-recorder.js";
import { version } from "../version.js";
import { registerTracing, type Tracing } from "./register-tracing.js";
import { withDeadline } from "./with-deadline.js";

/** The exporting half: spans and metrics, ours and the app's. */
export interface Export {
  readonly writeSpans: (record: TurnspanRecord) => void;
  readonly writeMetrics: (record: TurnspanRecord) => void;
  readonly writeLog: (entry: LogEntry) => void;
  readonly tracing: Tracing;
  /** Makes the spans of libraries whose tracer we stand in for. */
  readonly recorder: SpanRecorder;
  /** Whether the spans of a trace are exported. */
  readonly isSampled: (traceId: string) => boolean;
  /** Never rejects. */
  flush(timeoutMs: number): Promise<void>;
  /** Flushes, then gives up what is left. Never rejects. */
  shutdown(timeoutMs: number): Promise<void>;
}

interface ExportOptions {
  readonly config: TelemetryConfig;
  readonly resource: Resource;
  /** Known later where a collector is looked for; until then spans wait. Must not reject. */
  readonly destination: Promise<Destination>;
  readonly counts: SelfCounts;
  /** Redacts and caps a text. Must not throw. */
  readonly redact: (text: string) => string;
  readonly report: (problem: ProblemReport) => void;
}

/** The instrumentation scope of LiveKit's own spans. */
const nativeScopeName = "livekit-agents";

/** Wires projections, batching, outboxes and the sender together. */
export function startExport({ config, resource, destination, counts, redact, report }: ExportOptions): Export {
  const scope = { name: scopeName, version };
  const sender = createOtlpSender({
    headers: config.headers,
    timeoutMs: config.exportTimeoutMs,
    userAgent: `turnspan/${version}`,
  });
  const outboxOptions = { destination, sender, counts, report };
  const spanOutbox = createSignalOutbox("spans", config.queueSize, outboxOptions);
  // Metrics are cumulative: a later batch holds all that an earlier one did.
  const metricOutbox = createSignalOutbox("metrics", 1, outboxOptions);
  const batching = countDropped({
    exporter: createSpanExporter(spanOutbox),
    createProcessor: (exporter) =>
      new BatchSpanProcessor(exporter, {
        scheduledDelayMillis: config.batchDelayMs,
        maxExportBatchSize: config.batchSize,
        maxQueueSize: config.queueSize,
        exportTimeoutMillis: config.exportTimeoutMs,
      }),
    queueSize: config.queueSize,
    onDropped: (spans) => (counts.dropped += spans),
  });
  const reader = new PeriodicExportingMetricReader({
    exporter: createMetricExporter(metricOutbox),
    exportIntervalMillis: config.metricIntervalMs,
    exportTimeoutMillis: Math.min(config.exportTimeoutMs, config.metricIntervalMs),
  });
  const logOutbox = createSignalOutbox("logs", config.queueSize, outboxOptions);
  const logs = createLogSink({
    resource,
    exporter: createLogExporter(logOutbox),
    batchDelayMs: config.batchDelayMs,
    batchSize: config.batchSize,
    queueSize: config.queueSize,
    exportTimeoutMs: config.exportTimeoutMs,
    onDropped: (lines) => (counts.dropped += lines),
  });
  const sampling = createConversationSampling(config);
  const processor = holdUndecided({
    next: protectSpans({ next: batching, limits: limitsOf(config), content: config.captureContent === "all", redact }),
    sampling,
    limits: heldLimits(config),
    report,
  });
  const spans = createSpanSink({ config, resource, scope, sampling, processor });
  const metrics = createMetricSink({ resource, scope, reader, counts });
  const tracing = registerTracing({ resource, sampler: sampling.sampler, processor, limits: limitsOf(config) });

  const recorder = createSpanRecorder({
    resource,
    scopeName: nativeScopeName,
    exportSpan:
      config.nativeSpans === "keep" ? (span, placement) => processor.onEnd(placedSpan(span, placement)) : null,
  });

  let state: "on" | "off" = "on";
  void destination.then((found) => {
    if (found.kind !== "none") return;
    state = "off";
    void withDeadline(Promise.allSettled([processor.shutdown(), metrics.shutdown()]), 0);
  });

  const flushAll = async () => {
    const others = recorder.flush();
    await Promise.all([processor.forceFlush(), logs.flush()]);
    if (state === "on") await reader.forceFlush();
    await Promise.all([spanOutbox.drain(), metricOutbox.drain(), logOutbox.drain(), others]);
  };
  return {
    writeSpans: (record) => {
      if (state === "on") spans.write(record);
    },
    writeMetrics: (record) => {
      if (state === "on") metrics.write(record);
    },
    writeLog: (entry) => {
      if (state === "on") logs.write(entry);
    },
    tracing,
    recorder,
    isSampled: sampling.isSampled,
    flush: (timeoutMs) => withDeadline(flushAll(), timeoutMs),
    async shutdown(timeoutMs) {
      tracing.stop();
      await withDeadline(flushAll(), timeoutMs);
      state = "off";
      spanOutbox.close();
      metricOutbox.close();
      logOutbox.close();
      sender.close();
      void withDeadline(Promise.allSettled([processor.shutdown(), metrics.shutdown(), logs.shutdown()]), 0);
    },
  };
}

function limitsOf({ maxTextBytes, maxAttributes }: TelemetryConfig): AttributeLimits {
  return { textBytes: maxTextBytes, count: maxAttributes };
}

/** A conversation that is kept enters the queue at once, so half of the queue is what one may hold. */
function heldLimits({ queueSize }: TelemetryConfig): HeldLimits {
  return { itemsPerTrace: Math.max(1, Math.floor(queueSize / 2)), items: 10_000, bytes: 16 * 1024 * 1024 };
}
