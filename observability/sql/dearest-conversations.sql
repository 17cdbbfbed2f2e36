-- The conversations of the last 30 days that cost most. Those without a known price are not among them.
SELECT
  attributes_string['gen_ai.conversation.id'] AS conversation,
  attributes_string['agent.name'] AS agent,
  resources_string['service.name'] AS service,
  round(attributes_number['workflow.cost.total'], 6) AS cost_usd,
  round(attributes_number['workflow.duration_ms'] / 60000, 2) AS minutes,
  trace_id
FROM signoz_traces.distributed_signoz_index_v3
WHERE name = 'conversation'
  AND mapContains(attributes_number, 'workflow.cost.total')
  AND timestamp >= now() - INTERVAL 30 DAY
  AND ts_bucket_start >= toUnixTimestamp(now() - INTERVAL 30 DAY) - 1800
ORDER BY cost_usd DESC
LIMIT 50;
