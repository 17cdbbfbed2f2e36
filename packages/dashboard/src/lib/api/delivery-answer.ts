// SPDX-License-Identifier: Apache-2.0

/** What waits on disk of one signal. */
export interface SpoolAmountAnswer {
  readonly batches: number;
  /** Spans, log records, or collections of metrics. */
  readonly items: number;
  readonly size_bytes: number;
}

/** A breaker that is open: its process sends nothing of the signal until `until`, when one attempt decides. */
export interface BreakerAnswer {
  readonly signal: "spans" | "metrics" | "logs";
  /** ISO 8601 UTC. */
  readonly since: string;
  /** When it is tried again, ISO 8601 UTC. */
  readonly until: string;
  readonly process_id: number;
}

/** `GET /api/delivery`: whether records reach the collector. */
export interface DeliveryAnswer {
  /**
   * - `nothing waiting`: nothing is spooled, no breaker is known to be open.
   * - `waiting`: batches are on disk and none is being sent.
   * - `sending`: a process is sending them now.
   * - `cut off`: a breaker is open.
   */
  readonly state: "nothing waiting" | "waiting" | "sending" | "cut off";
  /** Breakers that are open in processes that live. */
  readonly breakers: readonly BreakerAnswer[];
  readonly spool: SpoolAmountAnswer & {
    readonly by_signal: Readonly<Record<"spans" | "metrics" | "logs", SpoolAmountAnswer>>;
    /** Batches that a process is sending at this moment. */
    readonly claimed: number;
    /** ISO 8601 UTC; null if nothing waits. */
    readonly oldest_at: string | null;
    readonly newest_at: string | null;
  };
}
