// SPDX-License-Identifier: Apache-2.0

/**
 * Percentiles by linear interpolation between order statistics (R's type 7, DuckDB's `quantile_cont`, numpy's default): the value at
 * position `(n - 1) * q` of the sorted values. All in milliseconds, null of no values.
 */
export interface Percentiles {
  /** How many values there were. */
  readonly count: number;
  readonly mean_ms: number | null;
  readonly p50_ms: number | null;
  readonly p95_ms: number | null;
  readonly p99_ms: number | null;
  readonly max_ms: number | null;
}
