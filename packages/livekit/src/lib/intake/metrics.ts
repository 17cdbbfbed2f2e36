// SPDX-License-Identifier: Apache-2.0
import type { metrics } from "@livekit/agents";
import type { Origin } from "./adapters.js";
import type { Fact, PredictionMade } from "../turns/fact.js";
import type { LlmUsed, RealtimeUsed, SttUsed, TtsUsed, UsageReport } from "../turns/usage.js";
import { countOrUnknown, textOrUnknown, wholeCount, wholeMs } from "./units.js";

/** LiveKit's `metrics_collected`. Kinds that say nothing about a request or a turn give no fact. */
export function factOfMetrics(
  collected: metrics.AgentMetrics,
  at: number,
  origin: Origin = { isCopy: false, isAlone: false },
): Fact | null {
  switch (collected.type) {
    case "llm_metrics":
      return llmUsed(collected, at, origin);
    case "tts_metrics":
      return ttsUsed(collected, at, origin);
    case "stt_metrics":
      return sttUsed(collected, at, origin);
    case "eou_metrics":
      return userTurnCommitted(collected, at);
    case "realtime_model_metrics":
      return realtimeUsed(collected, at, origin);
    case "eot_inference_metrics":
      return predictionMade(collected, "turn_detector", at);
    case "interruption_metrics":
      return predictionMade(collected, "interruption", at);
    case "vad_metrics":
    case "avatar_metrics":
      return null;
  }
  return null;
}

function report(
  collected: { label: string; requestId: string; timestamp: number; metadata?: metrics.MetricsMetadata },
  at: number,
  { isCopy, isAlone }: Origin,
): UsageReport {
  return {
    at,
    endedAt: wholeMs(collected.timestamp) ?? at,
    requestId: textOrUnknown(collected.requestId),
    label: collected.label,
    provider: textOrUnknown(collected.metadata?.modelProvider),
    model: textOrUnknown(collected.metadata?.modelName),
    isCopy,
    isAlone,
  };
}

function llmUsed(collected: metrics.LLMMetrics, at: number, origin: Origin): LlmUsed {
  return {
    ...report(collected, at, origin),
    type: "llm_used",
    speechId: collected.speechId ?? null,
    durationMs: wholeCount(collected.durationMs),
    ttftMs: wholeMs(collected.ttftMs),
    cancelled: collected.cancelled,
    inputTokens: wholeCount(collected.promptTokens),
    cachedInputTokens: wholeCount(collected.promptCachedTokens),
    cacheWriteTokens: wholeCount(collected.cacheCreationTokens),
    outputTokens: wholeCount(collected.completionTokens),
  };
}

function ttsUsed(collected: metrics.TTSMetrics, at: number, origin: Origin): TtsUsed {
  return {
    ...report(collected, at, origin),
    type: "tts_used",
    speechId: collected.speechId ?? null,
    segmentId: textOrUnknown(collected.segmentId),
    durationMs: wholeCount(collected.durationMs),
    ttfbMs: wholeMs(collected.ttfbMs),
    audioDurationMs: wholeCount(collected.audioDurationMs),
    characters: wholeCount(collected.charactersCount),
    inputTokens: countOrUnknown(collected.inputTokens),
    outputTokens: countOrUnknown(collected.outputTokens),
    cancelled: collected.cancelled,
    streamed: collected.streamed,
  };
}

function sttUsed(collected: metrics.STTMetrics, at: number, origin: Origin): SttUsed {
  return {
    ...report(collected, at, origin),
    type: "stt_used",
    durationMs: wholeCount(collected.durationMs),
    audioDurationMs: wholeCount(collected.audioDurationMs),
    inputTokens: countOrUnknown(collected.inputTokens),
    outputTokens: countOrUnknown(collected.outputTokens),
    streamed: collected.streamed,
  };
}

/** All delays are 0 when the end of speech was not detected: that is unknown, not instant. */
function userTurnCommitted(collected: metrics.EOUMetrics, at: number): Fact {
  const detected = collected.lastSpeakingTimeMs > 0;
  return {
    type: "user_turn_committed",
    at,
    speechId: collected.speechId ?? null,
    userStoppedSpeakingAt: detected ? wholeMs(collected.lastSpeakingTimeMs) : null,
    endOfUtteranceMs: detected ? wholeMs(collected.endOfUtteranceDelayMs) : null,
    transcriptionMs: detected ? wholeMs(collected.transcriptionDelayMs) : null,
    onUserTurnCompletedMs: wholeCount(collected.onUserTurnCompletedDelayMs),
  };
}

function realtimeUsed(collected: metrics.RealtimeModelMetrics, at: number, origin: Origin): RealtimeUsed {
  const { inputTokenDetails, outputTokenDetails } = collected;
  const durationMs = wholeCount(collected.durationMs);
  return {
    ...report(collected, at, origin),
    // A realtime model stamps the start of its response, the others the end of the request.
    endedAt: (wholeMs(collected.timestamp) ?? at) + durationMs,
    type: "realtime_used",
    durationMs,
    sessionDurationMs: wholeMs(collected.sessionDurationMs),
    ttftMs: wholeMs(collected.ttftMs),
    cancelled: collected.cancelled,
    inputTokens: wholeCount(collected.inputTokens),
    outputTokens: wholeCount(collected.outputTokens),
    cachedInputTokens: wholeCount(inputTokenDetails?.cachedTokens),
    inputAudioTokens: audioOf(inputTokenDetails, collected.inputTokens),
    cachedInputAudioTokens: audioOf(inputTokenDetails?.cachedTokensDetails, inputTokenDetails?.cachedTokens),
    outputAudioTokens: audioOf(outputTokenDetails, collected.outputTokens),
  };
}

/** How many of some tokens are audio; null where they are not split at all: all of it 0 is then not told, and not text. */
function audioOf(
  split: { audioTokens?: number; textTokens?: number; imageTokens?: number } | undefined,
  tokens: number | undefined,
): number | null {
  const audio = wholeCount(split?.audioTokens);
  const told = audio + wholeCount(split?.textTokens) + wholeCount(split?.imageTokens);
  return told === 0 && wholeCount(tokens) > 0 ? null : audio;
}

function predictionMade(
  collected: metrics.EOTInferenceMetrics | metrics.InterruptionMetrics,
  kind: PredictionMade["kind"],
  at: number,
): PredictionMade {
  return {
    type: "prediction_made",
    at,
    endedAt: wholeMs(collected.timestamp) ?? at,
    kind,
    durationMs: wholeCount(collected.totalDuration),
    provider: textOrUnknown(collected.metadata?.modelProvider),
    model: textOrUnknown(collected.metadata?.modelName),
  };
}
