// SPDX-License-Identifier: Apache-2.0
import { operationNames, type CallRecord } from "@turnspan/records";
import { measure, msToSeconds, type Measurement } from "./measurement.js";

/** What one request measures: usage, cost, duration, failure. */
export function callMeasurements(call: CallRecord): Measurement[] {
  const model = { modelName: call.model_id, modelProvider: call.provider };
  const failed = !call.success && !call.cancelled && !call.discarded;
  const errorType = failed ? (call.error_type ?? "_OTHER") : null;
  const request = { callKind: call.kind, providerName: call.provider, requestModel: call.model_id };
  return [
    ...usage(call, model),
    ...measure("cost", call.actual_cost ?? call.estimated_cost, {
      ...request,
      agentName: call.agent_name,
      tenant: call.tenant,
    }),
    ...measure(
      "operationDuration",
      call.latency_ms,
      { ...request, operationName: operationOf(call.kind), errorType },
      msToSeconds,
    ),
    ...(failed ? measure("errors", 1, { ...request, errorType, agentName: call.agent_name }) : []),
    ...(call.fallback_used ? measure("fallbacks", 1, { ...request, agentName: call.agent_name }) : []),
  ];
}

function usage(call: CallRecord, model: { modelName: string | null; modelProvider: string | null }): Measurement[] {
  switch (call.kind) {
    case "llm":
    case "realtime":
      return [
        ...measure("usageLlmInputTokens", call.input_tokens, model),
        ...measure("usageLlmInputCachedTokens", call.cached_input_tokens, model),
        ...measure("usageLlmOutputTokens", call.output_tokens, model),
        ...measure("usageLlmInputAudioTokens", call.input_audio_tokens, model),
        ...measure("usageLlmOutputAudioTokens", call.output_audio_tokens, model),
      ];
    case "tts":
      return [
        ...measure("usageTtsCharacters", call.characters, model),
        ...measure("usageTtsAudioDuration", call.audio_duration_ms, model, msToSeconds),
      ];
    case "stt":
      return measure("usageSttAudioDuration", call.audio_duration_ms, model, msToSeconds);
    case "turn_detector":
    case "interruption":
    case "embedding":
    case "rerank":
    case "other":
      return [];
  }
}

function operationOf(kind: CallRecord["kind"]): string {
  switch (kind) {
    case "llm":
      return operationNames.chat;
    case "stt":
      return operationNames.speechToText;
    case "tts":
      return operationNames.textToSpeech;
    case "realtime":
      return operationNames.realtime;
    case "turn_detector":
    case "interruption":
    case "embedding":
    case "rerank":
    case "other":
      return kind;
  }
}
