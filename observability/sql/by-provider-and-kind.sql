-- Requests of the last 30 days by provider, and by kind, as `turnspan stats` groups them.
SELECT
  if(grouping(call_provider) = 0, 'provider', 'kind') AS dimension,
  if(grouping(call_provider) = 0, call_provider, call_kind) AS value,
  count() AS calls,
  countIf(has_error) AS failed_calls,
  round(countIf(NOT has_error) / count(), 6) AS success_rate,
  if(countIf(is_priced) = 0, NULL, round(sumIf(attributes_number['gen_ai.usage.cost'], is_priced), 9)) AS cost,
  countIf(NOT is_priced) AS unpriced_calls,
  if(countIf(is_timed) = 0, NULL, round(quantileExactInclusiveIf(0.5)(duration_nano, is_timed) / 1e6, 1)) AS latency_p50_ms,
  if(countIf(is_timed) = 0, NULL, round(quantileExactInclusiveIf(0.95)(duration_nano, is_timed) / 1e6, 1)) AS latency_p95_ms
FROM (
  SELECT
    *,
    attributes_string['voice.call.provider'] AS call_provider,
    attributes_string['voice.call.kind'] AS call_kind,
    mapContains(attributes_number, 'gen_ai.usage.cost') AS is_priced,
    NOT (call_kind = 'stt' AND attributes_bool['voice.call.streamed']) AS is_timed
  FROM signoz_traces.distributed_signoz_index_v3
  WHERE mapContains(attributes_string, 'voice.call.id')
    AND timestamp >= now() - INTERVAL 30 DAY
    AND ts_bucket_start >= toUnixTimestamp(now() - INTERVAL 30 DAY) - 1800
)
GROUP BY GROUPING SETS ((call_provider), (call_kind))
ORDER BY dimension DESC, cost DESC NULLS LAST;
