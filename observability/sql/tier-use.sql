-- Requests, tokens and cost of the last 30 days by tier and model. An empty tier is one that the price book does not know.
SELECT
  attributes_string['voice.call.tier'] AS tier,
  attributes_string['voice.call.kind'] AS kind,
  attributes_string['voice.call.model'] AS model,
  count() AS requests,
  countIf(has_error) AS failed,
  toUInt64(sum(attributes_number['gen_ai.usage.input_tokens'])) AS input_tokens,
  toUInt64(sum(attributes_number['gen_ai.usage.output_tokens'])) AS output_tokens,
  round(sum(attributes_number['gen_ai.usage.cost']), 6) AS cost_usd
FROM signoz_traces.distributed_signoz_index_v3
WHERE mapContains(attributes_string, 'voice.call.id')
  AND timestamp >= now() - INTERVAL 30 DAY
  AND ts_bucket_start >= toUnixTimestamp(now() - INTERVAL 30 DAY) - 1800
GROUP BY tier, kind, model
ORDER BY requests DESC;
