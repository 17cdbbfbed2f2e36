// SPDX-License-Identifier: Apache-2.0
import type { CallKind } from "@turnspan/records";
import type { Instance } from "./fact.js";

/** The turn that a call served, as far as a record needs it. */
export interface TurnRef {
  readonly turnId: string;
  readonly spanId: string;
  readonly index: number;
}

/** What a request used; `null` is unknown. */
export interface Usage {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly cachedInputTokens: number | null;
  readonly cacheWriteTokens: number | null;
  readonly inputAudioTokens: number | null;
  readonly cachedInputAudioTokens: number | null;
  readonly outputAudioTokens: number | null;
  readonly audioDurationMs: number | null;
  readonly characters: number | null;
}

export const unknownUsage: Usage = {
  inputTokens: null,
  outputTokens: null,
  cachedInputTokens: null,
  cacheWriteTokens: null,
  inputAudioTokens: null,
  cachedInputAudioTokens: null,
  outputAudioTokens: null,
  audioDurationMs: null,
  characters: null,
};

/** A request to a provider that has ended. Times are epoch milliseconds. */
export interface EndedCall {
  readonly callId: string;
  readonly spanId: string;
  readonly kind: CallKind;
  readonly turn: TurnRef | null;
  readonly speechId: string | null;
  readonly requestId: string | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly ttftMs: number | null;
  readonly ttfbMs: number | null;
  readonly streamed: boolean | null;
  readonly usage: Usage;
  readonly success: boolean;
  readonly cancelled: boolean;
  readonly discarded: boolean;
  readonly errorType: string | null;
  readonly errorMessage: string | null;
  /** Models that were tried for the same work before this one, and this one; `null` if it was the first choice. */
  readonly fallback: { readonly original: Instance; readonly chain: readonly Instance[] } | null;
  /** How long a realtime session was open, for providers that bill it. */
  readonly sessionDurationMs: number | null;
}
