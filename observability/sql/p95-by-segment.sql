-- The caller's wait and its parts over the last 7 days, exact: one row a part, turns that have it.
SELECT
  part,
  count() AS turns,
  round(quantileExactInclusive(0.5)(seconds), 3) AS p50_s,
  round(quantileExactInclusive(0.95)(seconds), 3) AS p95_s,
  round(max(seconds), 3) AS max_s
FROM signoz_traces.distributed_signoz_index_v3
ARRAY JOIN mapKeys(attributes_number) AS part, mapValues(attributes_number) AS seconds
WHERE name = 'turn'
  AND startsWith(part, 'voice.turn.')
  AND timestamp >= now() - INTERVAL 7 DAY
  AND ts_bucket_start >= toUnixTimestamp(now() - INTERVAL 7 DAY) - 1800
GROUP BY part
ORDER BY p95_s DESC;
