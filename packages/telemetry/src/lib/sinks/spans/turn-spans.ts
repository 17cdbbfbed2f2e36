// SPDX-License-Identifier: Apache-2.0
import { SpanKind } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { spanNames, type TurnRecord } from "@turnspan/records";
import { deriveSpanId } from "./derive-span-id.js";
import { readableSpan, type ProjectionContext } from "./projection.js";
import { inSeconds, spanAttributes, type KnownValues } from "./span-attributes.js";
import { epochMs, timeRange } from "./time-range.js";
import { toolSpan } from "./tool-span.js";

/** A turn's span, the spans of its parts whose times are known, and those of its tools. */
export function turnSpans(turn: TurnRecord, context: ProjectionContext): ReadableSpan[] {
  const identity = turnIdentity(turn, context);
  const spans = [
    turnSpan(turn, identity, context),
    partSpan(turn, spanNames.userSpeech, turn.user_started_speaking_at, turn.user_stopped_speaking_at, context),
    partSpan(turn, spanNames.endOfTurn, turn.user_stopped_speaking_at, turn.committed_at, context),
    partSpan(turn, spanNames.agentSpeech, turn.agent_started_speaking_at, turn.agent_stopped_speaking_at, context),
    ...turn.tools.map((tool) => toolSpan(turn, tool, identity, context)),
  ];
  return spans.filter((span) => span !== null);
}

/** What every span of a turn says about where it belongs. A turn of several speeches carries the last, the spoken one. */
function turnIdentity(turn: TurnRecord, context: ProjectionContext): KnownValues {
  return {
    conversationId: turn.conversation_id,
    jobId: context.jobId,
    roomName: context.roomName,
    agentName: turn.agent_name,
    speechId: turn.speech_ids.at(-1) ?? null,
    turnId: turn.turn_id,
    turnIndex: turn.turn_index,
  };
}

function turnSpan(turn: TurnRecord, identity: KnownValues, context: ProjectionContext): ReadableSpan | null {
  const startMs = epochMs(turn.started_at);
  const time = startMs === null ? null : timeRange(startMs, epochMs(turn.ended_at));
  if (time === null) return null;
  const { latency, cost } = turn;
  return readableSpan(
    {
      name: spanNames.turn,
      kind: SpanKind.INTERNAL,
      traceId: turn.trace_id,
      spanId: turn.span_id,
      parentSpanId: turn.parent_span_id,
      time,
      attributes: spanAttributes({
        ...identity,
        tenant: turn.tenant,
        workflowRunId: turn.run_id,
        turnE2eLatency: inSeconds(latency.e2e_ms),
        turnEndOfTurnDelay: inSeconds(latency.end_of_utterance_ms),
        turnTranscriptionDelay: inSeconds(latency.transcription_ms),
        turnLlmTtft: inSeconds(latency.llm_ttft_ms),
        turnTtsTtfb: inSeconds(latency.tts_ttfb_ms),
        turnResidual: inSeconds(latency.residual_ms),
        turnInterrupted: turn.interrupted,
        turnInitiator: turn.initiator,
        turnModality: turn.modality,
        turnUserText: context.content ? turn.user_text : null,
        turnAgentText: context.content ? turn.agent_text : null,
        costLlm: cost.llm,
        costStt: cost.stt,
        costTts: cost.tts,
        costRealtime: cost.realtime,
        costOther: cost.other,
        costTotal: cost.total,
        costUnpricedCalls: cost.unpriced_calls,
        budgetExceeded: turn.budget_exceeded,
        errorType: turn.error_type ?? (turn.success === false ? "_OTHER" : null),
      }),
      outcome: turn.success === false ? { kind: "error", message: null } : { kind: "unset" },
    },
    context,
  );
}

function partSpan(
  turn: TurnRecord,
  name: string,
  startedAt: string | null,
  endedAt: string | null,
  context: ProjectionContext,
): ReadableSpan | null {
  const startMs = epochMs(startedAt);
  const endMs = epochMs(endedAt);
  const time = startMs === null || endMs === null ? null : timeRange(startMs, endMs);
  if (time === null) return null;
  return readableSpan(
    {
      name,
      kind: SpanKind.INTERNAL,
      traceId: turn.trace_id,
      spanId: deriveSpanId(turn.span_id, name),
      parentSpanId: turn.span_id,
      time,
      attributes: spanAttributes(turnIdentity(turn, context)),
      outcome: { kind: "unset" },
    },
    context,
  );
}
