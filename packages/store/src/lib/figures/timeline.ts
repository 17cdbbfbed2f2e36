// SPDX-License-Identifier: Apache-2.0

/** One bucket of time. Buckets without records are there too, with counts of 0 and null for what is unknown. */
export interface TimelineBucket {
  /** Start, ISO 8601 UTC; hours and days are of UTC. The first and the last bucket may be cut by `since` and `until`. */
  readonly start: string;
  readonly calls: number;
  readonly failed_calls: number;
  readonly fallback_calls: number;
  readonly unpriced_calls: number;
  /** USD; null if no call of it is priced. */
  readonly cost: number | null;
  /** USD by call kind; kinds without a known price are absent. */
  readonly cost_by_kind: Readonly<Record<string, number>>;
  /** Conversations that started in it. */
  readonly conversations: number;
  /** Turns that started in it. */
  readonly turns: number;
  readonly e2e_p50_ms: number | null;
  readonly e2e_p95_ms: number | null;
}

/** How long a bucket is. `auto` takes hours for up to 49 hours, else days. */
export type BucketSize = "hour" | "day" | "auto";

export interface Timeline {
  readonly bucket: "hour" | "day";
  /** Oldest first, without gaps; at most 10,000 (hours become days where they would be more). */
  readonly buckets: readonly TimelineBucket[];
}
