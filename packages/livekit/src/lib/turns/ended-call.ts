// SPDX-License-Identifier: Apache-2.0
import { type EndedCall, type TurnRef, type Usage, unknownUsage } from "./call.js";
import type { LlmUsed, RealtimeUsed, SttUsed, TtsUsed } from "./usage.js";

interface Placement {
  readonly callId: string;
  readonly spanId: string;
  readonly turn: TurnRef | null;
  readonly speechId: string | null;
  /** A stream of speech-to-text may have begun before the turn that its report is given to. */
  readonly notBefore: number;
  /** The report of a retried request spans all attempts; the failed ones are calls of their own. */
  readonly attemptFailedAt: number | null;
}

export function endedCall(fact: LlmUsed | TtsUsed | SttUsed | RealtimeUsed, placement: Placement): EndedCall {
  const { callId, spanId, turn, speechId, notBefore, attemptFailedAt } = placement;
  const heardMs = fact.type === "stt_used" && fact.streamed ? fact.audioDurationMs : fact.durationMs;
  const reportedStart = fact.endedAt - heardMs;
  const startedAt = Math.min(fact.endedAt, Math.max(reportedStart, attemptFailedAt ?? 0, notBefore));
  const lateBy = startedAt - reportedStart;
  const sinceStart = (ms: number | null) => (ms === null ? null : Math.max(0, ms - lateBy));
  return {
    callId,
    spanId,
    kind: kindOf(fact),
    turn,
    speechId,
    requestId: fact.requestId,
    provider: fact.provider,
    model: fact.model,
    startedAt,
    endedAt: fact.endedAt,
    ttftMs: "ttftMs" in fact ? sinceStart(fact.ttftMs) : null,
    ttfbMs: "ttfbMs" in fact ? fact.ttfbMs : null,
    streamed: "streamed" in fact ? fact.streamed : true,
    usage: usageOf(fact),
    success: true,
    cancelled: "cancelled" in fact && fact.cancelled,
    discarded: false,
    errorType: null,
    errorMessage: null,
    fallback: null,
    sessionDurationMs: "sessionDurationMs" in fact ? fact.sessionDurationMs : null,
  };
}

/** The report of an answer that never came and that nobody cut short. */
export function isEmpty(fact: LlmUsed | TtsUsed | SttUsed | RealtimeUsed): boolean {
  return fact.type === "llm_used" && !fact.cancelled && broughtNothing(fact);
}

/** The report of a request that brought nothing at all: LiveKit makes one also for a request that failed. */
export function broughtNothing(fact: LlmUsed | TtsUsed | SttUsed | RealtimeUsed): boolean {
  if (fact.requestId !== null) return false;
  if (fact.type === "llm_used") return fact.ttftMs === null && fact.inputTokens === 0 && fact.outputTokens === 0;
  return fact.type === "tts_used" && fact.ttfbMs === null && fact.audioDurationMs === 0;
}

/** The kind of call that a report becomes. */
export function kindOf(fact: LlmUsed | TtsUsed | SttUsed | RealtimeUsed): "llm" | "tts" | "stt" | "realtime" {
  switch (fact.type) {
    case "llm_used":
      return "llm";
    case "tts_used":
      return "tts";
    case "stt_used":
      return "stt";
    case "realtime_used":
      return "realtime";
  }
}

function usageOf(fact: LlmUsed | TtsUsed | SttUsed | RealtimeUsed): Usage {
  switch (fact.type) {
    case "llm_used": {
      // A request without a usage report says 0 and 0, for instance when it was cancelled: that is unknown, not free.
      if (fact.inputTokens === 0 && fact.outputTokens === 0) return unknownUsage;
      return {
        ...unknownUsage,
        inputTokens: fact.inputTokens,
        outputTokens: fact.outputTokens,
        cachedInputTokens: fact.cachedInputTokens,
        // LiveKit says 0 both for none and for providers that do not tell.
        cacheWriteTokens: fact.cacheWriteTokens > 0 ? fact.cacheWriteTokens : null,
      };
    }
    case "tts_used":
      return {
        ...unknownUsage,
        characters: fact.characters,
        audioDurationMs: fact.audioDurationMs,
        inputTokens: fact.inputTokens,
        outputTokens: fact.outputTokens,
      };
    case "stt_used":
      return {
        ...unknownUsage,
        audioDurationMs: fact.audioDurationMs,
        inputTokens: fact.inputTokens,
        outputTokens: fact.outputTokens,
      };
    case "realtime_used": {
      if (fact.inputTokens === 0 && fact.outputTokens === 0) return unknownUsage;
      return {
        ...unknownUsage,
        inputTokens: fact.inputTokens,
        outputTokens: fact.outputTokens,
        cachedInputTokens: fact.cachedInputTokens,
        inputAudioTokens: fact.inputAudioTokens,
        cachedInputAudioTokens: fact.cachedInputAudioTokens,
        outputAudioTokens: fact.outputAudioTokens,
      };
    }
  }
}
