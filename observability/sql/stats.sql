-- What `turnspan stats` says of the last 30 days, with its names; percentiles are interpolated as it does.
-- Differences: a request without a known duration counts here with the length of its span, and a conversation that has
-- not ended is not here yet. What telephony and platform cost by the minute belongs to no request: `turnspan stats` leaves it
-- out, cost_per_minute_with_lines and the dashboard Cost have it.
SELECT
  countIf(is_call) AS calls,
  countIf(is_call AND has_error) AS failed_calls,
  round(countIf(is_call AND NOT has_error) / nullIf(countIf(is_call), 0), 6) AS success_rate,
  countIf(is_call AND attributes_bool['voice.call.fallback_used']) AS fallback_calls,
  if(countIf(is_priced) = 0, NULL, round(sumIf(attributes_number['gen_ai.usage.cost'], is_priced), 9)) AS cost,
  countIf(is_call AND NOT is_priced) AS unpriced_calls,
  toUInt64(sumIf(attributes_number['gen_ai.usage.input_tokens'], is_call)) AS input_tokens,
  toUInt64(sumIf(attributes_number['gen_ai.usage.output_tokens'], is_call)) AS output_tokens,
  round(quantileExactInclusiveIf(0.5)(duration_nano, is_timed) / 1e6, 1) AS latency_p50_ms,
  round(quantileExactInclusiveIf(0.95)(duration_nano, is_timed) / 1e6, 1) AS latency_p95_ms,
  countIf(name = 'turn') AS turns,
  countIf(name = 'turn' AND attributes_bool['voice.turn.interrupted']) AS interrupted_turns,
  round(quantileExactInclusiveIf(0.5)(attributes_number['voice.turn.e2e_latency'], is_answered) * 1000, 1) AS e2e_p50_ms,
  round(quantileExactInclusiveIf(0.95)(attributes_number['voice.turn.e2e_latency'], is_answered) * 1000, 1) AS e2e_p95_ms,
  countIf(name = 'conversation') AS conversations,
  round(sumIf(attributes_number['workflow.duration_ms'], name = 'conversation') / 60000, 6) AS minutes,
  round(sumIf(attributes_number['gen_ai.usage.cost'], is_priced AND has_ended)
    / nullIf(sumIf(attributes_number['workflow.duration_ms'], name = 'conversation') / 60000, 0), 9) AS cost_per_minute,
  round(sumIf(attributes_number['workflow.cost.total'], name = 'conversation')
    / nullIf(sumIf(attributes_number['workflow.duration_ms'], name = 'conversation') / 60000, 0), 9) AS cost_per_minute_with_lines
FROM (
  SELECT
    *,
    mapContains(attributes_string, 'voice.call.id') AS is_call,
    is_call AND mapContains(attributes_number, 'gen_ai.usage.cost') AS is_priced,
    is_call AND NOT (attributes_string['voice.call.kind'] = 'stt' AND attributes_bool['voice.call.streamed']) AS is_timed,
    trace_id GLOBAL IN (
      SELECT trace_id
      FROM signoz_traces.distributed_signoz_index_v3
      WHERE name = 'conversation'
        AND timestamp >= now() - INTERVAL 30 DAY
        AND ts_bucket_start >= toUnixTimestamp(now() - INTERVAL 30 DAY) - 1800
    ) AS has_ended,
    name = 'turn' AND mapContains(attributes_number, 'voice.turn.e2e_latency') AS is_answered
  FROM signoz_traces.distributed_signoz_index_v3
  WHERE timestamp >= now() - INTERVAL 30 DAY
    AND ts_bucket_start >= toUnixTimestamp(now() - INTERVAL 30 DAY) - 1800
);
