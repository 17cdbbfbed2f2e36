// SPDX-License-Identifier: Apache-2.0
import { SpanKind } from "@opentelemetry/api";
import { operationNames, spanNames, type CallRecord } from "@turnspan/records";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { llmAttributes } from "./llm-attributes.js";
import { readableSpan, type ProjectionContext } from "./projection.js";
import { inSeconds, spanAttributes } from "./span-attributes.js";
import { epochMs, timeRange } from "./time-range.js";

/** `error.type` of a failure whose class is unknown, as the OpenTelemetry conventions name it. */
const unknownErrorType = "_OTHER";

/** The span of one request; `null` if its start is no time. */
export function callSpan(call: CallRecord, context: ProjectionContext): ReadableSpan | null {
  const startMs = epochMs(call.timestamp);
  const time = startMs === null ? null : timeRange(startMs, startMs + lengthMs(call));
  if (time === null) return null;
  // A request that was cut short or thrown away did what it should: it is marked, not an error.
  const failed = !call.success && !call.cancelled && !call.discarded;
  const { name, kind, operation } = describeKind(call);
  const attributes = spanAttributes({
    conversationId: call.conversation_id,
    jobId: context.jobId,
    roomName: context.roomName,
    agentName: call.agent_name,
    genAiAgentName: call.agent_name,
    speechId: call.speech_id,
    turnId: call.turn_id,
    turnIndex: call.turn_index,
    userId: call.user_id,
    tenant: call.tenant,
    workflowRunId: call.run_id,
    workflowName: call.workflow_name,
    callProvider: call.provider,
    callModel: call.model_id,
    operationName: operation,
    providerName: isLanguageModel(call) ? call.provider : null,
    requestModel: isLanguageModel(call) ? call.model_id : null,
    responseId: call.request_id,
    inputTokens: call.input_tokens,
    outputTokens: call.output_tokens,
    cacheReadInputTokens: call.cached_input_tokens,
    cacheCreationInputTokens: call.cache_write_tokens,
    reasoningOutputTokens: call.reasoning_tokens,
    audioInputTokens: call.input_audio_tokens,
    audioOutputTokens: call.output_audio_tokens,
    usageCost: call.actual_cost ?? call.estimated_cost,
    priceId: call.price_id,
    priceAsOf: call.price_as_of,
    timeToFirstChunk: inSeconds(call.ttft_ms),
    serverTtft: inSeconds(call.ttft_ms),
    ttfb: inSeconds(call.ttfb_ms),
    characters: call.characters,
    audioDuration: inSeconds(call.audio_duration_ms),
    callId: call.call_id,
    callKind: call.kind,
    callVia: call.via,
    callTier: call.tier,
    callCancelled: call.cancelled,
    callDiscarded: call.discarded,
    callStreamed: call.streamed,
    fallbackUsed: call.fallback_used,
    fallbackOriginalProvider: call.original_provider,
    errorType: call.error_type ?? (failed ? unknownErrorType : null),
    errorMessage: context.content ? call.error_message : null,
  });
  return readableSpan(
    {
      name,
      kind,
      traceId: call.trace_id,
      spanId: call.span_id,
      parentSpanId: call.parent_span_id,
      time,
      attributes: context.llmAttributes ? { ...attributes, ...llmAttributes(call, context.content) } : attributes,
      outcome: failed ? { kind: "error", message: context.content ? call.error_message : null } : { kind: "unset" },
    },
    context,
  );
}

/** Readers of the GenAI conventions take whatever names a `gen_ai.request.model` for a request to a language model. */
function isLanguageModel(call: CallRecord): boolean {
  return call.kind !== "stt" && call.kind !== "tts" && call.kind !== "turn_detector" && call.kind !== "interruption";
}

/** A stream that is never closed has no duration of its own: the audio it heard, or its first answer, stands for it. */
function lengthMs(call: CallRecord): number {
  const heardMs = call.kind === "stt" ? call.audio_duration_ms : null;
  return call.latency_ms ?? heardMs ?? call.ttft_ms ?? call.ttfb_ms ?? 0;
}

function describeKind(call: CallRecord): { name: string; kind: SpanKind; operation: string | null } {
  const model = call.model_id;
  switch (call.kind) {
    case "llm":
      return { name: spanNames.chat(model), kind: SpanKind.CLIENT, operation: operationNames.chat };
    case "stt":
      return { name: spanNames.speechToText(model), kind: SpanKind.CLIENT, operation: operationNames.speechToText };
    case "tts":
      return { name: spanNames.textToSpeech(model), kind: SpanKind.CLIENT, operation: operationNames.textToSpeech };
    case "realtime":
      return {
        name: withModel(operationNames.realtime, model),
        kind: SpanKind.CLIENT,
        operation: operationNames.realtime,
      };
    case "turn_detector":
    case "interruption":
    case "embedding":
    case "rerank":
    case "other":
      return { name: withModel(call.kind, model), kind: SpanKind.INTERNAL, operation: null };
  }
}

function withModel(name: string, model: string | null): string {
  return model === null ? name : `${name} ${model}`;
}
