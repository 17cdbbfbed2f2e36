// SPDX-License-Identifier: Apache-2.0
import type { llm, metrics } from "@livekit/agents";
import type { ServedRequest } from "../ledger/served-request.js";

/** What a plugin reports of a response, from the entry of the ledger. */
export function realtimeMetrics(model: llm.RealtimeModel, request: ServedRequest): metrics.RealtimeModelMetrics {
  const inputTokens = request.inputTokens ?? 0;
  const outputTokens = request.outputTokens ?? 0;
  const inputAudio = request.inputAudioTokens ?? 0;
  const outputAudio = request.outputAudioTokens ?? 0;
  const cached = request.cachedTokens ?? 0;
  const cachedAudio = request.cachedAudioTokens ?? 0;
  return {
    type: "realtime_model_metrics",
    label: model.label(),
    requestId: request.requestId,
    timestamp: request.startedAtMs,
    durationMs: request.sessionMs === null ? (request.endedAtMs ?? Date.now()) - request.startedAtMs : 0,
    ...(request.sessionMs === null ? {} : { sessionDurationMs: request.sessionMs }),
    ttftMs: request.firstByteAtMs === null ? -1 : request.firstByteAtMs - request.startedAtMs,
    cancelled: request.cancelled,
    inputTokens,
    outputTokens,
    totalTokens: inputTokens + outputTokens,
    tokensPerSecond: 0,
    inputTokenDetails: {
      audioTokens: inputAudio,
      textTokens: inputTokens - inputAudio,
      imageTokens: 0,
      cachedTokens: cached,
      cachedTokensDetails: { audioTokens: cachedAudio, textTokens: cached - cachedAudio, imageTokens: 0 },
    },
    outputTokenDetails: { audioTokens: outputAudio, textTokens: outputTokens - outputAudio, imageTokens: 0 },
    metadata: { modelProvider: model.provider, modelName: model.model },
  };
}
