// SPDX-License-Identifier: Apache-2.0
/** Which kind of provider served a request. */
export type ProviderKind = "llm" | "stt" | "tts" | "realtime" | "turn_detector";

/** One request as the provider that served it saw it: the truth that records are compared with. Times are epoch ms. */
export interface ServedRequest {
  readonly kind: ProviderKind;
  readonly requestId: string;
  readonly provider: string;
  readonly model: string;
  /** Which of the models behind a fallback adapter it was asked of, from 1; null if there is no adapter. */
  readonly member: number | null;
  readonly startedAtMs: number;
  /** First token, first audio byte or transcript; null if none was sent. */
  firstByteAtMs: number | null;
  /** Null while it runs. */
  endedAtMs: number | null;
  /** All input tokens, cached ones included; null unless the usage was sent. */
  inputTokens: number | null;
  outputTokens: number | null;
  cachedTokens: number | null;
  /** Audio tokens of a realtime response, each part of the count above it; null for other kinds. */
  inputAudioTokens: number | null;
  cachedAudioTokens: number | null;
  outputAudioTokens: number | null;
  /** How long the connection was open, for a report that bills it; null for all others. */
  sessionMs: number | null;
  /** Characters received to be spoken; null for other kinds. */
  characters: number | null;
  /** Audio heard (STT) or sent (TTS), in ms; null for an LLM. */
  audioMs: number | null;
  /** True if the client went away before the request was complete. */
  cancelled: boolean;
  /** True if the provider answered with an error. */
  failed: boolean;
  /** True once the client was told what the request used. What it was never told, nobody can record. */
  usageSent: boolean;
}
