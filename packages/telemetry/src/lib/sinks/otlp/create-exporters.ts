// SPDX-License-Identifier: Apache-2.0
import { ExportResultCode, type ExportResult } from "@opentelemetry/core";
import { JsonLogsSerializer, JsonMetricsSerializer, JsonTraceSerializer } from "@opentelemetry/otlp-transformer";
import type { LogRecordExporter, ReadableLogRecord } from "@opentelemetry/sdk-logs";
import { AggregationTemporality, type PushMetricExporter, type ResourceMetrics } from "@opentelemetry/sdk-metrics";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-base";
import type { Outbox } from "./outbox.js";

/**
 * Exporters that hand a batch to an outbox and report success at once. The SDK arms a timer for each export that is
 * under way, and it keeps the process alive; so that a hanging receiver does not, no export is ever under way there.
 */
export function createSpanExporter(outbox: Outbox): SpanExporter {
  return {
    export(spans: ReadableSpan[], done: (result: ExportResult) => void) {
      handOver(outbox, JsonTraceSerializer.serializeRequest(spans), spans.length, done);
    },
    forceFlush: () => outbox.drain(),
    shutdown: () => outbox.drain(),
  };
}

/** The same for metrics, cumulative. */
export function createMetricExporter(outbox: Outbox): PushMetricExporter {
  return {
    export(metrics: ResourceMetrics, done: (result: ExportResult) => void) {
      handOver(outbox, JsonMetricsSerializer.serializeRequest(metrics), 1, done);
    },
    forceFlush: () => outbox.drain(),
    shutdown: () => outbox.drain(),
    selectAggregationTemporality: () => AggregationTemporality.CUMULATIVE,
  };
}

/** The same for log lines. */
export function createLogExporter(outbox: Outbox): LogRecordExporter {
  return {
    export(records: ReadableLogRecord[], done: (result: ExportResult) => void) {
      handOver(outbox, JsonLogsSerializer.serializeRequest(records), records.length, done);
    },
    forceFlush: async () => {},
    shutdown: async () => {},
  };
}

// Serialised at once: the SDK goes on to change the points that it hands out.
function handOver(
  outbox: Outbox,
  body: Uint8Array | undefined,
  items: number,
  done: (result: ExportResult) => void,
): void {
  if (body !== undefined) outbox.add({ body, items });
  done({ code: ExportResultCode.SUCCESS });
}
