// SPDX-License-Identifier: Apache-2.0
import { spanTable } from "../dashboards/sql.js";

/**
 * Minutes since the last turn of each service that reported one within a day. SigNoz's own alert on absence would also fire
 * when nothing ever reported, and after each restart of SigNoz; this one knows that somebody spoke before.
 */
export const silence = `SELECT $end_datetime AS ts, resources_string['service.name'] AS \`service.name\`,
  greatest(0, $end_timestamp - max(toUnixTimestamp(toDateTime(timestamp)) + duration_nano / 1e9)) / 60 AS value
FROM ${spanTable}
WHERE name = 'turn'
  AND timestamp >= $end_datetime - INTERVAL 1 DAY AND timestamp <= $end_datetime
  AND ts_bucket_start >= $end_timestamp - 88200 AND ts_bucket_start <= $end_timestamp
GROUP BY \`service.name\``;
