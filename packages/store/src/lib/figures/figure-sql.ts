// SPDX-License-Identifier: Apache-2.0

/** SQL of `Percentiles` over a column or an expression. */
export function percentilesSql(value: string, filter = "true"): string {
  const only = `FILTER (${filter})`;
  const at = `quantile_cont(${value}, [0.5, 0.95, 0.99]) ${only}`;
  return `{'count': count(${value}) ${only}, 'mean_ms': avg(${value}) ${only}, 'p50_ms': (${at})[1], 'p95_ms': (${at})[2],
    'p99_ms': (${at})[3], 'max_ms': max(${value}) ${only}}`;
}

/**
 * The same of values `ms` of which each is there `n` times: `upto` is how many are as small or smaller, and `total` how many
 * there are.
 */
export const countedPercentilesSql = `{'count': any_value(total), 'mean_ms': sum(ms * n) / any_value(total),
  'p50_ms': ${counted(0.5)}, 'p95_ms': ${counted(0.95)}, 'p99_ms': ${counted(0.99)}, 'max_ms': max(ms)}`;

function counted(q: number): string {
  const at = `(total - 1) * ${q}::DOUBLE`;
  const below = `min(ms) FILTER (upto > floor(${at}))`;
  return `${below} + (min(ms) FILTER (upto > ceil(${at})) - ${below}) * any_value(${at} - floor(${at}))`;
}

/** The `latency_ms` of streamed speech-to-text is how long it listened, and says nothing about speed. */
export const timedCall = "NOT (kind = 'stt' AND coalesce(streamed, false))";

/**
 * A sum in whole pico-dollars, as `sumUsd` of the records adds: the same in any order and grouping. Null of no values. An
 * amount beyond 1e15 USD, which would be out of range, counts as that much: one absurd line must not cost all figures.
 */
export function sumPicoSql(usd: string): string {
  return `sum((CASE WHEN ${usd} > 1e15 THEN 1e15 ELSE ${usd} END * 1e12)::HUGEINT)`;
}

/** The same in USD. */
export function sumUsdSql(usd: string): string {
  return `${sumPicoSql(usd)} / 1e12`;
}

/** USD of calls. */
export const costSql: string = sumUsdSql("cost");
