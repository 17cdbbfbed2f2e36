// SPDX-License-Identifier: Apache-2.0
import type { Resource } from "@opentelemetry/resources";
import { BatchLogRecordProcessor, type LogRecordExporter, type SdkLogRecord } from "@opentelemetry/sdk-logs";
import type { LogEntry } from "../../logs/log-entry.js";
import { logRecord } from "./log-record.js";

/** Exports log lines in batches. It is tied to no global logger provider. */
export interface LogSink {
  write(entry: LogEntry): void;
  /** Hands what waits to the exporter. */
  flush(): Promise<void>;
  shutdown(): Promise<void>;
}

interface LogSinkOptions {
  readonly resource: Resource;
  readonly exporter: LogRecordExporter;
  readonly batchDelayMs: number;
  readonly batchSize: number;
  /** Most lines that wait; newer ones are dropped. */
  readonly queueSize: number;
  readonly exportTimeoutMs: number;
  readonly onDropped: (lines: number) => void;
}

/** Makes the sink of log lines. */
export function createLogSink(options: LogSinkOptions): LogSink {
  const { resource, exporter, queueSize, onDropped } = options;
  let queued = 0;
  const processor = new BatchLogRecordProcessor({
    exporter: {
      export(records, done) {
        queued -= records.length;
        exporter.export(records, done);
      },
      forceFlush: () => exporter.forceFlush(),
      shutdown: () => exporter.shutdown(),
    },
    scheduledDelayMillis: options.batchDelayMs,
    maxExportBatchSize: options.batchSize,
    maxQueueSize: queueSize,
    exportTimeoutMillis: options.exportTimeoutMs,
  });
  // The SDK groups records by the identity of their scope.
  const scopes = new Map<string, { name: string }>();
  const scopeOf = (name: string) => {
    const known = scopes.get(name);
    if (known) return known;
    const scope = { name };
    if (scopes.size < maxScopes) scopes.set(name, scope);
    return scope;
  };
  return {
    write(entry) {
      if (queued >= queueSize) return onDropped(1);
      queued++;
      // A finished record has all that a batch processor and an exporter read of one.
      processor.onEmit(logRecord(entry, resource, scopeOf(entry.scope)) as SdkLogRecord);
    },
    flush: () => processor.forceFlush(),
    shutdown: () => processor.shutdown(),
  };
}

const maxScopes = 100;
