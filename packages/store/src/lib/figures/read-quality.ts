// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import { query, queryOne } from "../database/query.js";
import { costSql, sumUsdSql } from "./figure-sql.js";
import type { ErrorGroup, Quality, Savings } from "./quality.js";
import type { Scope } from "./scope.js";

export async function readQuality(connection: DuckDBConnection, { tables, parameters }: Scope): Promise<Quality> {
  const runs = await queryOne<Partial<Quality>>(
    connection,
    `${tables} SELECT count(*) AS conversations, coalesce(sum(interruptions_by_agent), 0) AS interruptions_by_agent,
       sum(user_talk_ms) AS user_talk_ms, sum(agent_talk_ms) AS agent_talk_ms, sum(silence_ms) AS silence_ms,
       sum(user_talk_ms) / nullif(sum(agent_talk_ms), 0) AS talk_ratio, max(longest_monologue_ms) AS longest_monologue_ms,
       quantile_cont(first_response_ms, 0.5) AS first_response_p50_ms,
       quantile_cont(first_response_ms, 0.95) AS first_response_p95_ms FROM runs WHERE status <> 'running'`,
    parameters,
  );
  const turns = await queryOne<Partial<Quality>>(
    connection,
    `${tables} SELECT count(*) AS turns, count(*) FILTER (interrupted_by = 'user') AS interruptions_by_user,
       coalesce(sum(false_interruptions), 0) AS false_interruptions,
       count(*) FILTER (interrupted_by = 'user') / nullif(count(*) FILTER (agent_spoke), 0) AS interruption_rate,
       count(*) FILTER (NOT success) AS failed_turns, coalesce(sum(tools), 0) AS tools,
       coalesce(sum(failed_tools), 0) AS failed_tools, quantile_cont(barge_in_stop_ms, 0.5) AS barge_in_stop_p50_ms,
       quantile_cont(barge_in_stop_ms, 0.95) AS barge_in_stop_p95_ms FROM turns`,
    parameters,
  );
  return { ...runs, ...turns } as Quality;
}

export async function readSavings(connection: DuckDBConnection, { tables, parameters }: Scope): Promise<Savings> {
  return queryOne<Savings>(
    connection,
    `${tables}, sums AS (
       SELECT count(*) AS conversations, ${sumUsdSql("baseline_cost")} AS baseline_cost, ${costSql} AS cost
       FROM runs WHERE baseline_cost IS NOT NULL AND cost IS NOT NULL)
     SELECT *, baseline_cost - cost AS savings, 100 * (baseline_cost - cost) / nullif(baseline_cost, 0) AS savings_percent
     FROM sums`,
    parameters,
  );
}

export async function readErrors(connection: DuckDBConnection, { tables, parameters }: Scope): Promise<ErrorGroup[]> {
  return query<ErrorGroup>(
    connection,
    `${tables} SELECT error_type, provider, model, kind, count(*) AS calls, max(timestamp) AS last_at
     FROM calls WHERE NOT success GROUP BY ALL ORDER BY calls DESC, last_at DESC, kind, provider, model, error_type LIMIT 100`,
    parameters,
  );
}
