// SPDX-License-Identifier: Apache-2.0

/** How the talking went, over conversations that ended (and, for interruptions and failures, over turns). */
export interface Quality {
  readonly conversations: number;
  readonly turns: number;
  /** Turns that the user cut short, from turns. */
  readonly interruptions_by_user: number;
  /** Times the agent began while the user spoke, from conversations. */
  readonly interruptions_by_agent: number;
  readonly false_interruptions: number;
  /** Turns that the user cut short over turns in which the agent spoke, 0 to 1. */
  readonly interruption_rate: number | null;
  /** Turns that failed. */
  readonly failed_turns: number;
  readonly tools: number;
  readonly failed_tools: number;
  readonly user_talk_ms: number | null;
  readonly agent_talk_ms: number | null;
  readonly silence_ms: number | null;
  /** `user_talk_ms / agent_talk_ms`; null if either is unknown, or the agent never spoke. */
  readonly talk_ratio: number | null;
  readonly longest_monologue_ms: number | null;
  /** Median of `first_response_ms`. */
  readonly first_response_p50_ms: number | null;
  readonly first_response_p95_ms: number | null;
  /** Median of the time from barge-in to the agent's silence. */
  readonly barge_in_stop_p50_ms: number | null;
  readonly barge_in_stop_p95_ms: number | null;
}

/** What cheaper models saved, summed over the conversations that know their baseline. */
export interface Savings {
  /** Conversations that have both `baseline_cost` and `total_cost`. */
  readonly conversations: number;
  /** USD on the premium tier; null if no conversation knows it. */
  readonly baseline_cost: number | null;
  /** USD of the same conversations. */
  readonly cost: number | null;
  /** USD: `baseline_cost - cost`. */
  readonly savings: number | null;
  /** `savings` as a percentage of `baseline_cost`; null if that is unknown or 0. */
  readonly savings_percent: number | null;
}

/** Calls that failed, by what failed them. */
export interface ErrorGroup {
  /** Class of the error; null where unknown. */
  readonly error_type: string | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly kind: string;
  readonly calls: number;
  /** ISO 8601 UTC of the last one. */
  readonly last_at: string;
}
