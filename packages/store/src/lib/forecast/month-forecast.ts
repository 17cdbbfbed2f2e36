// SPDX-License-Identifier: Apache-2.0

/** What the current month (UTC) will have cost. Amounts are USD. */
export interface MonthForecast {
  /** `YYYY-MM`. */
  readonly month: string;
  /** So far, today included; null if nothing that was priced. */
  readonly spent: number | null;
  /** Null: `reason` says why. */
  readonly estimate: number | null;
  /** 10th percentile of the simulated months. */
  readonly low: number | null;
  /** 90th percentile. */
  readonly high: number | null;
  /** How days to come are drawn; null if there is no estimate. */
  readonly method: "bootstrap, any day" | "bootstrap, same part of the week" | null;
  readonly reason: "nothing priced" | "too few days" | null;
  /** Whole days that the estimate rests on. */
  readonly days_used: number;
  /** Days of the month that are still to come, today not counted. */
  readonly days_left: number;
  /** Calls of `days` without a known price; they are in no amount. */
  readonly unpriced_calls: number;
  /** What was spent on each day that was looked at, oldest first; null if nothing that was priced. */
  readonly days: readonly { readonly day: string; readonly cost: number | null }[];
}
