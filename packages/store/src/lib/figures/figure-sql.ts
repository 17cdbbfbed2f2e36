// SPDX-License-Identifier: Apache-2.0

/** SQL of `Percentiles` over a column or an expression. */
export function percentilesSql(value: string, filter = "true"): string {
  const only = `FILTER (${filter})`;
  const at = `quantile_cont(${value}, [0.5, 0.95, 0.99]) ${only}`;
  return `{'count': count(${value}) ${only}, 'mean_ms': avg(${value}) ${only}, 'p50_ms': (${at})[1], 'p95_ms': (${at})[2],
    'p99_ms': (${at})[3], 'max_ms': max(${value}) ${only}}`;
}

/** The `latency_ms` of streamed speech-to-text is how long it listened, and says nothing about speed. */
export const timedCall = "NOT (kind = 'stt' AND coalesce(streamed, false))";

/** USD: `fsum` keeps what a plain sum of a million small amounts loses. */
export const costSql = "fsum(cost)";

/** SQL of `CallTotals` over calls, as columns of a SELECT. */
export const callTotalsSql = `
  count(*) AS calls,
  count(*) FILTER (NOT success) AS failed_calls,
  count(*) FILTER (success) / nullif(count(*), 0) AS success_rate,
  count(*) FILTER (fallback_used) AS fallback_calls,
  count(*) FILTER (fallback_used) / nullif(count(*), 0) AS fallback_rate,
  ${costSql} AS cost,
  count(*) FILTER (cost IS NULL) AS unpriced_calls,
  ${costSql} / nullif(count(cost), 0) AS cost_per_call,
  sum(input_tokens) AS input_tokens,
  sum(output_tokens) AS output_tokens,
  sum(cached_input_tokens) AS cached_input_tokens,
  sum(characters) FILTER (kind = 'tts') AS characters,
  sum(audio_duration_ms) FILTER (kind = 'stt') AS audio_ms,
  ${percentilesSql("latency_ms", timedCall)} AS latency,
  ${percentilesSql("ttft_ms")} AS ttft,
  ${percentilesSql("ttfb_ms")} AS ttfb`;
