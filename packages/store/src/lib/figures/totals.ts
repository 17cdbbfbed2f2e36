// SPDX-License-Identifier: Apache-2.0
import type { Percentiles } from "./percentiles.js";

/** The figures of a set of calls. */
export interface CallTotals {
  readonly calls: number;
  /** Calls that failed. A cancelled or discarded call has not failed. */
  readonly failed_calls: number;
  /** `(calls - failed_calls) / calls`, 0 to 1; null of no calls. */
  readonly success_rate: number | null;
  /** Calls that a fallback provider answered. */
  readonly fallback_calls: number;
  /** `fallback_calls / calls`, 0 to 1; null of no calls. */
  readonly fallback_rate: number | null;
  /** USD: sum of each call's `actual_cost`, else `estimated_cost`; null if no call has one. */
  readonly cost: number | null;
  /** Calls that have neither cost. */
  readonly unpriced_calls: number;
  /** USD: `cost / (calls - unpriced_calls)`; null if none is priced. */
  readonly cost_per_call: number | null;
  readonly input_tokens: number | null;
  readonly output_tokens: number | null;
  readonly cached_input_tokens: number | null;
  /** Characters sent to be spoken, by calls of kind tts. */
  readonly characters: number | null;
  /** Audio heard, by calls of kind stt, in milliseconds. */
  readonly audio_ms: number | null;
  /** `latency_ms` of calls. Streamed speech-to-text is left out: its `latency_ms` is how long it listened. */
  readonly latency: Percentiles;
  readonly ttft: Percentiles;
  readonly ttfb: Percentiles;
}

/** The figures of everything that a filter takes. */
export interface Totals extends CallTotals {
  /** Conversations: runs that have a `conversation_id`. */
  readonly conversations: number;
  /** Those whose status is failed or abandoned. */
  readonly failed_conversations: number;
  readonly running_conversations: number;
  readonly turns: number;
  /** Turns that the user or the agent cut short. */
  readonly interrupted_turns: number;
  /** Sum of `total_duration_ms` of the conversations that ended, in minutes; null if none did. */
  readonly minutes: number | null;
  /** USD a minute: the cost of the calls of conversations that ended, over `minutes`; null if either is unknown or 0. */
  readonly cost_per_minute: number | null;
  /** USD: cost of all calls that belong to a conversation over the conversations that have a priced call; null of none. */
  readonly cost_per_conversation: number | null;
  /** `latency.e2e_ms` of turns: what the caller waited. */
  readonly e2e: Percentiles;
}

/** What calls can be grouped by. */
export type Dimension = "provider" | "model" | "kind" | "tier" | "agent" | "tenant";

/** The figures of the calls that share a value. */
export interface Group extends CallTotals {
  /** The shared value; null where it is unknown. */
  readonly value: string | null;
  /** The provider, where calls are grouped by model (a model is named by both), else null. */
  readonly provider: string | null;
  /** `cost` over the cost of all groups, 0 to 1; null if either is unknown, or all is 0. */
  readonly cost_share: number | null;
}
