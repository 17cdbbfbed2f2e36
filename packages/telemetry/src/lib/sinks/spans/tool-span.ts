// SPDX-License-Identifier: Apache-2.0
import { SpanKind } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { operationNames, spanNames, type ToolExecution, type TurnRecord } from "@turnspan/records";
import { readableSpan, type ProjectionContext } from "./projection.js";
import { spanAttributes, type KnownValues } from "./span-attributes.js";
import { epochMs, timeRange } from "./time-range.js";

/** The span of one execution of a function tool. One that never returned lasts until its turn ended. */
export function toolSpan(
  turn: TurnRecord,
  tool: ToolExecution,
  identity: KnownValues,
  context: ProjectionContext,
): ReadableSpan | null {
  const startMs = epochMs(tool.started_at);
  if (startMs === null) return null;
  const time = timeRange(startMs, tool.duration_ms === null ? epochMs(turn.ended_at) : startMs + tool.duration_ms);
  if (time === null) return null;
  const failed = tool.success === false;
  return readableSpan(
    {
      name: spanNames.executeTool(tool.name),
      kind: SpanKind.INTERNAL,
      traceId: turn.trace_id,
      spanId: tool.span_id,
      parentSpanId: turn.span_id,
      time,
      attributes: spanAttributes({
        ...identity,
        speechId: tool.speech_id ?? identity.speechId ?? null,
        genAiAgentName: turn.agent_name,
        operationName: operationNames.executeTool,
        toolName: tool.name,
        toolCallId: tool.call_id,
        errorType: tool.error_type ?? (failed ? "_OTHER" : null),
      }),
      outcome: failed ? { kind: "error", message: null } : { kind: "unset" },
    },
    context,
  );
}
