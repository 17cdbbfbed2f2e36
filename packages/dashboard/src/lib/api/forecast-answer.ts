// SPDX-License-Identifier: Apache-2.0

/**
 * `GET /api/forecast?<FilterQuery without since and until>`: what the current month (UTC) will have cost, as
 * `turnspan forecast --json` says. Amounts are USD.
 */
export interface ForecastAnswer {
  /** YYYY-MM. */
  readonly month: string;
  /** So far; null if nothing that was priced. */
  readonly spent: number | null;
  /** Null: `reason` says why. */
  readonly estimate: number | null;
  /** 10th percentile of the simulated months. */
  readonly low: number | null;
  /** 90th percentile. */
  readonly high: number | null;
  readonly method: string | null;
  readonly reason: "nothing priced" | "too few days" | null;
  /** Whole days that the estimate rests on. */
  readonly days_used: number;
  /** Days of the month still to come, today not counted. */
  readonly days_left: number;
  readonly unpriced_calls: number;
  readonly days: readonly { readonly day: string; readonly cost: number | null }[];
}
