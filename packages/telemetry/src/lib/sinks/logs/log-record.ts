// SPDX-License-Identifier: Apache-2.0
import { TraceFlags } from "@opentelemetry/api";
import type { Resource } from "@opentelemetry/resources";
import type { SdkLogRecord } from "@opentelemetry/sdk-logs";
import { attributes as names } from "@turnspan/records";
import type { LogEntry } from "../../logs/log-entry.js";
import { severityNumber } from "../../logs/log-levels.js";
import { hrTime } from "../spans/time-range.js";

type ReadableLogRecord = Pick<SdkLogRecord, Exclude<keyof SdkLogRecord, `set${string}`>>;

/** One line as OpenTelemetry has it. Unknown attributes are left out. */
export function logRecord(entry: LogEntry, resource: Resource, scope: { name: string }): ReadableLogRecord {
  const { ids } = entry;
  const time = hrTime(entry.timeMs);
  const attributes: Record<string, string | number | boolean> = {};
  for (const [key, value] of Object.entries(entry.attributes)) {
    if (value !== null && value !== undefined) attributes[key] = value;
  }
  const belongs = {
    [names.conversationId.name]: ids?.conversationId,
    [names.turnId.name]: ids?.turnId,
    [names.speechId.name]: ids?.speechId,
  };
  for (const [key, value] of Object.entries(belongs)) if (value) attributes[key] = value;
  return {
    hrTime: time,
    hrTimeObserved: time,
    severityNumber: severityNumber(entry.level),
    severityText: entry.level.toUpperCase(),
    body: entry.message,
    attributes,
    ...(ids === null
      ? {}
      : { spanContext: { traceId: ids.traceId, spanId: ids.spanId, traceFlags: TraceFlags.SAMPLED } }),
    resource,
    instrumentationScope: scope,
    droppedAttributesCount: 0,
  };
}
