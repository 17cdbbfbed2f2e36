// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import type { WorkflowRunRecord } from "@turnspan/records";
import { query } from "../database/query.js";
import { type CallPart, type TurnPart, unfinishedRun } from "./unfinished-run.js";

/** A run that says `running`, as far as it takes to tell whether its process is there. */
export type RunningRun = Pick<WorkflowRunRecord, "run_id" | "status" | "started_at" | "process_id" | "host_name">;

/**
 * Makes the table `conversation`: the last line of each run that is a conversation.
 * @returns those of which there is no last line but the first.
 */
export async function buildConversationTable(connection: DuckDBConnection): Promise<RunningRun[]> {
  await connection.run(`CREATE OR REPLACE TABLE conversation AS
    SELECT * EXCLUDE (file, batch) FROM workflow_run WHERE rowid IN (
      SELECT max({file: file, line: rowid}).line FROM workflow_run WHERE conversation_id IS NOT NULL GROUP BY run_id)`);
  return query<RunningRun>(
    connection,
    "SELECT run_id, status, started_at, process_id, host_name FROM conversation WHERE status = 'running'",
  );
}

/** Gives runs without a last line the sums of their turns and calls so far, and `abandoned` to those whose process is gone. */
export async function sumUnfinished(
  connection: DuckDBConnection,
  running: readonly RunningRun[],
  abandonedIds: ReadonlySet<string>,
): Promise<void> {
  if (running.length === 0) return;
  const unfinished = `(SELECT run_id FROM conversation WHERE status = 'running')`;
  const calls = await query<CallPart & { run_id: string }>(
    connection,
    `SELECT run_id, kind, provider, tier, success, input_tokens, output_tokens, characters, audio_duration_ms,
       NULL AS actual_cost, cost AS estimated_cost FROM call WHERE run_id IN ${unfinished} ORDER BY timestamp`,
  );
  const turns = await query<
    Omit<TurnPart, "latency" | "tools"> & { run_id: string; e2e_ms: number; failed_tools: number }
  >(
    connection,
    `SELECT run_id, e2e_ms, interrupted_by, false_interruptions, failed_tools FROM turn WHERE run_id IN ${unfinished}
     ORDER BY turn_index`,
  );
  const callsOf = byRun(calls);
  const turnsOf = byRun(turns);
  const sums = running.map(({ run_id }) => {
    const parts = (turnsOf.get(run_id) ?? []).map((turn) => ({
      ...turn,
      latency: { e2e_ms: turn.e2e_ms },
      tools: Array.from({ length: turn.failed_tools }, () => ({ success: false })),
    }));
    const sum = unfinishedRun(parts, callsOf.get(run_id) ?? []);
    return {
      run_id,
      status: abandonedIds.has(run_id) ? "abandoned" : "running",
      turns: sum.turns,
      cost: sum.total_cost,
      unpriced_calls: sum.unpriced_calls,
      e2e_p50_ms: sum.turn_latency.p50_ms,
      e2e_p95_ms: sum.turn_latency.p95_ms,
      errors: sum.errors,
      interruptions_by_user: sum.quality.interruptions_by_user,
      false_interruptions: sum.quality.false_interruptions,
      first_response_ms: sum.quality.first_response_ms,
    };
  });
  const columns = Object.keys(sums[0] ?? {}).filter((name) => name !== "run_id");
  await connection.run(
    `UPDATE conversation SET ${columns.map((name) => `${name} = summed.${name}`).join(", ")}
     FROM (SELECT unnest(json_transform($sums, '[{"run_id": "VARCHAR", "status": "VARCHAR", "turns": "BIGINT",
       "cost": "DOUBLE", "unpriced_calls": "BIGINT", "e2e_p50_ms": "DOUBLE", "e2e_p95_ms": "DOUBLE", "errors": "BIGINT",
       "interruptions_by_user": "BIGINT", "false_interruptions": "BIGINT", "first_response_ms": "BIGINT"}]'), recursive := true)) AS summed
     WHERE conversation.run_id = summed.run_id`,
    { sums: JSON.stringify(sums) },
  );
}

function byRun<T extends { readonly run_id: string }>(parts: readonly T[]): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const part of parts) {
    const group = groups.get(part.run_id);
    if (group === undefined) groups.set(part.run_id, [part]);
    else group.push(part);
  }
  return groups;
}
