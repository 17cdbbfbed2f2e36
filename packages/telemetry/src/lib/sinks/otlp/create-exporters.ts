// SPDX-License-Identifier: Apache-2.0
import type { ExportResult } from "@opentelemetry/core";
import { JsonLogsSerializer, JsonMetricsSerializer, JsonTraceSerializer } from "@opentelemetry/otlp-transformer";
import type { LogRecordExporter, ReadableLogRecord } from "@opentelemetry/sdk-logs";
import { AggregationTemporality, type PushMetricExporter, type ResourceMetrics } from "@opentelemetry/sdk-metrics";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-base";
import { handOver } from "./hand-over.js";
import type { Outbox } from "./outbox.js";
import { serializeInParts } from "./serialize-in-parts.js";

// Serialised at once: the SDK goes on to change the points that it hands out.

/** Exports spans into an outbox. What is under way is the outbox's matter: a flush has nothing to wait for here. */
export function createSpanExporter(outbox: Outbox): SpanExporter {
  return {
    export(spans: ReadableSpan[], done: (result: ExportResult) => void) {
      handOver(
        outbox,
        serializeInParts(spans, (part) => JsonTraceSerializer.serializeRequest(part)),
        done,
      );
    },
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  };
}

/** The same for metrics, cumulative. */
export function createMetricExporter(outbox: Outbox): PushMetricExporter {
  return {
    export(metrics: ResourceMetrics, done: (result: ExportResult) => void) {
      handOver(
        outbox,
        serializeInParts([metrics], ([all]) => all && JsonMetricsSerializer.serializeRequest(all)),
        done,
      );
    },
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
    selectAggregationTemporality: () => AggregationTemporality.CUMULATIVE,
  };
}

/** The same for log lines. */
export function createLogExporter(outbox: Outbox): LogRecordExporter {
  return {
    export(records: ReadableLogRecord[], done: (result: ExportResult) => void) {
      handOver(
        outbox,
        serializeInParts(records, (part) => JsonLogsSerializer.serializeRequest(part)),
        done,
      );
    },
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  };
}
