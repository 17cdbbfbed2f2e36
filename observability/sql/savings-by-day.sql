-- What conversations cost, by day (UTC), beside the same usage on the premium tier of the same provider.
SELECT
  toDate(timestamp, 'UTC') AS day,
  count() AS conversations,
  round(sum(attributes_number['workflow.cost.total']), 6) AS cost_usd,
  round(sumIf(attributes_number['workflow.cost.baseline'], mapContains(attributes_number, 'workflow.cost.baseline')), 6) AS baseline_usd,
  round(sumIf(attributes_number['workflow.cost.savings'], mapContains(attributes_number, 'workflow.cost.savings')), 6) AS savings_usd
FROM signoz_traces.distributed_signoz_index_v3
WHERE name = 'conversation'
  AND timestamp >= now() - INTERVAL 30 DAY
  AND ts_bucket_start >= toUnixTimestamp(now() - INTERVAL 30 DAY) - 1800
GROUP BY day
ORDER BY day;
