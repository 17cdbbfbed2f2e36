// SPDX-License-Identifier: Apache-2.0
import type { Resource } from "@opentelemetry/resources";
import { PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { scopeName, type TurnspanRecord } from "@turnspan/records";
import type { TelemetryConfig } from "../config/telemetry-config.js";
import type { Guard } from "../guard/create-guard.js";
import type { ProblemReport } from "../guard/problem.js";
import type { HeldLimits } from "../sampling/held-items.js";
import type { LogEntry } from "../logs/log-entry.js";
import { createLogSink } from "../sinks/logs/create-log-sink.js";
import { createMetricSink } from "../sinks/metrics/create-metric-sink.js";
import type { SelfCounts } from "../sinks/metrics/self-counts.js";
import { createDelivery } from "../sinks/otlp/create-delivery.js";
import { createLogExporter, createMetricExporter, createSpanExporter } from "../sinks/otlp/create-exporters.js";
import type { MaybeKnown } from "../sinks/otlp/destination.js";
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
import { gather } from "./gather.js";
import { startSpool } from "./start-spool.js";
import { registerTracing, type Tracing } from "./register-tracing.js";
import { withDeadline } from "./with-deadline.js";

/** The exporting half: spans and metrics, ours and the app's. */
export interface Export {
  /** False once nothing is exported: nowhere to send to, or stopped. */
  readonly isOn: () => boolean;
  /** Projects a record to spans and metrics, a moment later. It must not change meanwhile. */
  readonly write: (record: TurnspanRecord) => void;
  /** Projects what waits, now. */
  readonly project: () => void;
  readonly writeLog: (entry: LogEntry) => void;
  readonly tracing: Tracing;
  /** Makes the spans of libraries whose tracer we stand in for. */
  readonly recorder: SpanRecorder;
  /** Whether the spans of a trace are exported. */
  readonly isSampled: (traceId: string) => boolean;
  /** Sends what waits; what has not arrived after `timeoutMs` is on disk. Never rejects. */
  flush(timeoutMs: number): Promise<void>;
  /** Flushes, leaves on disk what has not arrived, and stops. Never rejects. */
  shutdown(timeoutMs: number): Promise<void>;
  /** Leaves on disk what has not arrived, and stops, at once. Metrics since the last export need time: they are lost. */
  keep(): void;
}

interface ExportOptions {
  readonly config: TelemetryConfig;
  readonly resource: Resource;
  /** Known later where a collector is looked for; until then spans wait. Must not reject. */
  readonly destination: MaybeKnown;
  readonly counts: SelfCounts;
  readonly guard: Guard;
  /** Redacts and caps a text. Must not throw. */
  readonly redact: (text: string) => string;
  readonly report: (problem: ProblemReport) => void;
}

/** The instrumentation scope of LiveKit's own spans. */
const nativeScopeName = "livekit-agents";

/** Collections of metrics that wait to be sent; one is made every `metricIntervalMs` and at each flush. */
const waitingMetrics = 16;

/**
 * Records wait so long for their spans and metrics, in milliseconds: the tick that a turn ends in, which a caller may
 * wait for, does without that work.
 */
const projectedWithinMs = 20;
/** Most records that wait. */
const unprojectedMost = 16;

/** Wires projections, batching, outboxes and the sender together. */
export function startExport(options: ExportOptions): Export {
  const { config, resource, destination, counts, guard, redact, report } = options;
  const scope = { name: scopeName, version };
  const sender = createOtlpSender({
    headers: config.headers,
    timeoutMs: config.exportTimeoutMs,
    userAgent: `turnspan/${version}`,
  });
  const spool = startSpool(config, counts, report);
  const delivery = createDelivery({ destination, sender, spool, counts, report });
  const spanOutbox = delivery.outbox("spans", config.queueSize);
  const metricOutbox = delivery.outbox("metrics", waitingMetrics);
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
  const logOutbox = delivery.outbox("logs", config.queueSize);
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

  const decide = guard("sampling", spans.decide);
  const writeSpans = guard("spans", spans.write);
  const writeMetrics = guard("metrics", metrics.write);
  const projecting = gather<TurnspanRecord>({
    withinMs: projectedWithinMs,
    // A record is several spans, and those of all that wait come at once: a small queue has no room for that.
    most: Math.min(unprojectedMost, Math.floor(config.queueSize / 128)),
    work(record) {
      writeSpans(record);
      writeMetrics(record);
    },
  });
  const addToProjecting = guard("projection", projecting.add);

  let state: "on" | "off" = "on";
  void Promise.resolve(destination).then((found) => {
    if (found.kind !== "none") return;
    state = "off";
    void withDeadline(Promise.allSettled([processor.shutdown(), metrics.shutdown()]), 0);
  });

  /** Empties the SDK's own queues into the outboxes; spans and log lines at once, metrics a moment later. */
  const handOverAll = async () => {
    projecting.finish();
    const handingOver = [processor.forceFlush(), logs.flush(), ...(state === "on" ? [reader.forceFlush()] : [])];
    await Promise.allSettled(handingOver);
  };
  const flushAll = async () => {
    const others = recorder.flush();
    await handOverAll();
    await Promise.all([delivery.drain(), others]);
  };
  const stop = () => {
    // Spans and log lines are handed over at once; metrics would come too late.
    void handOverAll();
    state = "off";
    delivery.close();
    sender.close();
  };
  return {
    isOn: () => state === "on",
    write(record) {
      // Now: spans of the app and of LiveKit are asked about before this record's are made.
      decide(record);
      addToProjecting(record);
    },
    project: projecting.finish,
    writeLog: (entry) => {
      if (state === "on") logs.write(entry);
    },
    tracing,
    recorder,
    isSampled: sampling.isSampled,
    async flush(timeoutMs) {
      if (!(await withDeadline(flushAll(), timeoutMs))) delivery.park();
    },
    async shutdown(timeoutMs) {
      tracing.stop();
      await withDeadline(flushAll(), timeoutMs);
      stop();
      void withDeadline(Promise.allSettled([processor.shutdown(), metrics.shutdown(), logs.shutdown()]), 0);
    },
    keep: stop,
  };
}

function limitsOf({ maxTextBytes, maxAttributes }: TelemetryConfig): AttributeLimits {
  return { textBytes: maxTextBytes, count: maxAttributes };
}

/** A conversation that is kept enters the queue at once, so half of the queue is what one may hold. */
function heldLimits({ queueSize }: TelemetryConfig): HeldLimits {
  return { itemsPerTrace: Math.max(1, Math.floor(queueSize / 2)), items: 10_000, bytes: 16 * 1024 * 1024 };
}
