// SPDX-License-Identifier: Apache-2.0
import { type CallRecord, recordVersion } from "@turnspan/records";
import type { EndedCall } from "../turns/call.js";
import type { Instance } from "../turns/fact.js";
import { isoTime } from "./iso-time.js";
import type { Subject } from "./subject.js";

/** Writes up a request. Its costs are `null` until it is priced. */
export function callRecord(subject: Subject, call: EndedCall): CallRecord {
  const { identity, runId } = subject;
  const { usage } = call;
  const latencyMs = call.endedAt - call.startedAt;
  return {
    v: recordVersion,
    service_name: identity.serviceName,
    service_version: identity.serviceVersion ?? null,
    environment: identity.environment,
    trace_id: identity.traceId,
    type: "call",
    span_id: call.spanId,
    parent_span_id: call.turn?.spanId ?? identity.rootSpanId,
    call_id: call.callId,
    timestamp: isoTime(call.startedAt),
    conversation_id: identity.conversationId,
    run_id: runId,
    workflow_name: identity.workflowName,
    step_name: null,
    turn_id: call.turn?.turnId ?? null,
    turn_index: call.turn?.index ?? null,
    speech_id: call.speechId,
    agent_name: identity.agentName,
    kind: call.kind,
    request_id: call.requestId,
    provider: call.provider,
    model_id: call.model,
    // LiveKit Inference reports itself as the provider; it resells at prices of its own.
    via: call.provider === null ? null : call.provider === "livekit" ? "livekit-inference" : "direct",
    tier: null,
    task_type: null,
    input_tokens: usage.inputTokens,
    output_tokens: usage.outputTokens,
    cached_input_tokens: usage.cachedInputTokens,
    cache_write_tokens: usage.cacheWriteTokens,
    reasoning_tokens: null,
    input_audio_tokens: usage.inputAudioTokens,
    cached_input_audio_tokens: usage.cachedInputAudioTokens,
    output_audio_tokens: usage.outputAudioTokens,
    audio_duration_ms: usage.audioDurationMs,
    session_duration_ms: call.sessionDurationMs,
    characters: usage.characters,
    streamed: call.streamed,
    ttft_ms: call.ttftMs,
    ttfb_ms: call.ttfbMs,
    latency_ms: latencyMs,
    tokens_per_second: tokensPerSecond(usage.outputTokens, latencyMs),
    success: call.success,
    cancelled: call.cancelled,
    discarded: call.discarded,
    error_type: call.errorType,
    error_message: call.errorMessage,
    fallback_used: call.fallback !== null,
    original_provider: call.fallback && nameOf(call.fallback.original),
    fallback_chain: call.fallback && call.fallback.chain.map(nameOf),
    estimated_cost: null,
    actual_cost: null,
    price_id: null,
    price_as_of: null,
    user_id: identity.userId,
    session_id: identity.sessionId,
    tenant: identity.tenant,
    metadata: identity.metadata,
  };
}

/** A model as it is told apart from others behind one adapter. */
function nameOf({ provider, model, label }: Instance): string {
  return [provider ?? label, model].filter((part) => part !== null).join("/");
}

function tokensPerSecond(outputTokens: number | null, latencyMs: number): number | null {
  if (outputTokens === null || latencyMs <= 0) return null;
  return Math.round((outputTokens / latencyMs) * 1e5) / 100;
}
