// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import type { WorkflowRunRecord } from "@turnspan/records";
import { costSql } from "../figures/figure-sql.js";
import { query } from "../database/query.js";

/** A run that says `running`, as far as it takes to tell whether its process is there. */
export type RunningRun = Pick<WorkflowRunRecord, "run_id" | "status" | "started_at" | "process_id" | "host_name">;

/**
 * Makes the table `conversation`: the last line of each run that is a conversation. A clock that was set back puts that
 * line into the file of an earlier day, so one that ends a run is later than any that does not.
 * @returns those of which there is no last line but the first.
 */
export async function buildConversationTable(connection: DuckDBConnection): Promise<RunningRun[]> {
  await connection.run(`CREATE OR REPLACE TABLE conversation AS
    SELECT * EXCLUDE (file, batch) FROM workflow_run WHERE rowid IN (
      SELECT max({ended: status <> 'running', file: file, line: rowid}).line
      FROM workflow_run WHERE conversation_id IS NOT NULL GROUP BY run_id)`);
  return query<RunningRun>(
    connection,
    "SELECT run_id, status, started_at, process_id, host_name FROM conversation WHERE status = 'running'",
  );
}

/**
 * Gives runs without a last line the sums of their turns and calls so far, as `unfinishedRun` makes them of whole
 * records, and `abandoned` to those whose process is gone.
 */
export async function sumUnfinished(
  connection: DuckDBConnection,
  running: readonly RunningRun[],
  abandonedIds: ReadonlySet<string>,
): Promise<void> {
  if (running.length === 0) return;
  await connection.run(sumsSql);
  if (abandonedIds.size === 0) return;
  await connection.run(
    `UPDATE conversation SET status = 'abandoned'
     WHERE run_id IN (SELECT unnest(json_transform($ids, '["VARCHAR"]'))) AND status = 'running'`,
    { ids: JSON.stringify([...abandonedIds]) },
  );
}

const sumsSql = `WITH unfinished AS (SELECT run_id FROM conversation WHERE status = 'running'),
  of_calls AS (
    SELECT run_id, ${costSql} AS cost, count(*) - count(cost) AS unpriced_calls,
      count(*) FILTER (NOT success) AS failed_calls
    FROM call SEMI JOIN unfinished USING (run_id) GROUP BY run_id),
  of_turns AS (
    SELECT run_id, count(*) AS turns, quantile_cont(e2e_ms, [0.5, 0.95]) AS e2e,
      count(*) FILTER (interrupted_by = 'user') AS interruptions_by_user, sum(false_interruptions) AS false_interruptions,
      arg_min(e2e_ms, turn_index) FILTER (e2e_ms IS NOT NULL) AS first_response_ms, sum(failed_tools) AS failed_tools
    FROM turn SEMI JOIN unfinished USING (run_id) GROUP BY run_id),
  sums AS (SELECT * FROM unfinished LEFT JOIN of_calls USING (run_id) LEFT JOIN of_turns USING (run_id))
  UPDATE conversation SET turns = coalesce(sums.turns, 0), cost = sums.cost,
    unpriced_calls = coalesce(sums.unpriced_calls, 0), e2e_p50_ms = sums.e2e[1], e2e_p95_ms = sums.e2e[2],
    errors = coalesce(sums.failed_calls, 0) + coalesce(sums.failed_tools, 0),
    interruptions_by_user = coalesce(sums.interruptions_by_user, 0),
    false_interruptions = coalesce(sums.false_interruptions, 0), first_response_ms = sums.first_response_ms
  FROM sums WHERE conversation.run_id = sums.run_id`;
