// SPDX-License-Identifier: Apache-2.0
import { hasNumber, number, spanTable, text } from "../dashboards/sql.js";

/** Conversations that an average is made of, at least; fewer say nothing about what is usual. */
const fewest = 20;

/**
 * Of each conversation that ended in the evaluated time how many times it cost the average of the conversations of the
 * same service and agent that ended in the 7 days before. A conversation is found by its end, for it may have begun long
 * before; one that took longer than a day is missed.
 */
export const costSpikes = `SELECT toStartOfMinute(ended) AS ts, service AS \`service.name\`, agent AS \`agent.name\`,
  conversation AS \`gen_ai.conversation.id\`, cost / usual AS value
FROM (
  SELECT *,
    avgIf(cost, ended < $start_datetime) OVER (PARTITION BY service, agent) AS usual,
    countIf(ended < $start_datetime) OVER (PARTITION BY service, agent) AS counted
  FROM (
    SELECT toDateTime(timestamp) + toIntervalSecond(intDiv(duration_nano, 1000000000)) AS ended,
      resources_string['service.name'] AS service, ${text("agentName")} AS agent,
      ${text("conversationId")} AS conversation, ${number("workflowCostTotal")} AS cost
    FROM ${spanTable}
    WHERE name = 'conversation' AND ${hasNumber("workflowCostTotal")}
      AND timestamp >= $start_datetime - INTERVAL 8 DAY AND timestamp <= $end_datetime
      AND ts_bucket_start >= $start_timestamp - 693000 AND ts_bucket_start <= $end_timestamp
  )
  WHERE ended >= $start_datetime - INTERVAL 7 DAY AND ended <= $end_datetime
)
WHERE ended >= $start_datetime AND counted >= ${fewest} AND usual > 0`;
