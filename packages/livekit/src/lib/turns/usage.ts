// SPDX-License-Identifier: Apache-2.0

/** What every provider report says. */
export interface UsageReport {
  at: number;
  /** When the provider request ended. */
  endedAt: number;
  requestId: string | null;
  label: string;
  provider: string | null;
  model: string | null;
  /** An adapter's report of what another has reported already: it stands for no request. */
  isCopy: boolean;
  /** Served by a model that the agent has alone, behind no fallback adapter. Absent in older recordings. */
  isAlone?: boolean;
}

export interface LlmUsed extends UsageReport {
  type: "llm_used";
  speechId: string | null;
  durationMs: number;
  ttftMs: number | null;
  cancelled: boolean;
  inputTokens: number;
  cachedInputTokens: number;
  cacheWriteTokens: number;
  outputTokens: number;
}

export interface TtsUsed extends UsageReport {
  type: "tts_used";
  speechId: string | null;
  segmentId: string | null;
  durationMs: number;
  ttfbMs: number | null;
  audioDurationMs: number;
  characters: number;
  inputTokens: number | null;
  outputTokens: number | null;
  cancelled: boolean;
  streamed: boolean;
}

export interface SttUsed extends UsageReport {
  type: "stt_used";
  durationMs: number;
  audioDurationMs: number;
  inputTokens: number | null;
  outputTokens: number | null;
  streamed: boolean;
}

export interface RealtimeUsed extends UsageReport {
  type: "realtime_used";
  durationMs: number;
  sessionDurationMs: number | null;
  ttftMs: number | null;
  cancelled: boolean;
  inputTokens: number;
  outputTokens: number;
  cachedInputTokens: number;
  /** Null where the plugin does not tell audio from text; so are the next two. */
  inputAudioTokens: number | null;
  cachedInputAudioTokens: number | null;
  outputAudioTokens: number | null;
}
