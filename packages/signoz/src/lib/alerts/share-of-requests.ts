// SPDX-License-Identifier: Apache-2.0
import { inRange, spanTable, text } from "../dashboards/sql.js";

/** Requests that a share is made of, at least: of three requests one is a third. */
const fewest = 20;

/**
 * The share of the requests of each agent, in percent of the whole evaluated time, that `condition` holds for. An average
 * of one share a minute would let a quiet minute weigh as much as a busy one.
 */
export function shareOfRequests(condition: string): string {
  return `SELECT $end_datetime AS ts, resources_string['service.name'] AS \`service.name\`, ${text("agentName")} AS \`agent.name\`,
  100 * countIf(${condition}) / count() AS value
FROM ${spanTable}
WHERE ${text("callId")} != ''
  AND ${inRange}
GROUP BY \`service.name\`, \`agent.name\`
HAVING count() >= ${fewest}`;
}
