// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import { query, queryOne } from "../database/query.js";
import { choice } from "../figures/choice.js";
import { scopeOf } from "../figures/scope.js";
import type { ConversationOrder, ConversationPage, ConversationQuery, ConversationRow } from "./conversation-row.js";

const orders = {
  started_at: "started_at",
  cost: "cost",
  latency: "e2e_p95_ms",
  errors: "errors",
  turns: "turns",
  duration: "duration_ms",
} as const satisfies Record<ConversationOrder, string>;

/** Takes the rows of a page; the rest of the list is only counted. */
export async function readConversationPage(
  connection: DuckDBConnection,
  asked: ConversationQuery,
): Promise<ConversationPage> {
  const { tables, parameters } = scopeOf(asked);
  const bound: Record<string, string | number | boolean> = { ...parameters };
  const conditions = ["true"];
  if (asked.errors === true) conditions.push("errors > 0");
  if (asked.interrupted === true) conditions.push("interruptions_by_user > 0");
  if (asked.slowerThanMs !== undefined) {
    conditions.push("e2e_p95_ms > $slower");
    bound["slower"] = asked.slowerThanMs;
  }
  if (asked.status !== undefined) {
    conditions.push("status = $status");
    bound["status"] = asked.status;
  }
  if (asked.search !== undefined && asked.search !== "") {
    conditions.push("(contains(lower(conversation_id), lower($search)) OR contains(lower(room_name), lower($search)))");
    bound["search"] = asked.search;
  }
  const chosen = `${tables}, chosen AS NOT MATERIALIZED (SELECT * FROM runs WHERE ${conditions.join(" AND ")})`;
  const { total } = await queryOne<{ total: number }>(
    connection,
    `${chosen} SELECT count(*) AS total FROM chosen`,
    bound,
  );
  const order = orders[choice("orderBy", asked.orderBy ?? "started_at", orders)];
  const way = asked.ascending === true ? "ASC" : "DESC";
  const rows = await query<ConversationRow>(
    connection,
    `${chosen}, page AS MATERIALIZED (SELECT * FROM chosen
       ORDER BY ${order} ${way} NULLS LAST, started_at DESC, run_id
       LIMIT ${asked.limit ?? 100} OFFSET ${asked.offset ?? 0}),
     made AS (SELECT run_id, count(*) AS calls FROM records.main.call SEMI JOIN page USING (run_id) GROUP BY run_id)
     SELECT conversation_id, page.run_id AS run_id, status, started_at, duration_ms, agent AS agent_name, tenant, room_name,
       turns, coalesce(made.calls, 0) AS calls, cost, unpriced_calls, e2e_p50_ms, e2e_p95_ms, errors,
       interruptions_by_user, false_interruptions
     FROM page LEFT JOIN made USING (run_id)
     ORDER BY ${order} ${way} NULLS LAST, started_at DESC, page.run_id`,
    bound,
  );
  return { rows, total };
}

/** The conversations that cost most, by the known cost of their run. */
export async function readTopConversations(
  connection: DuckDBConnection,
  filter: ConversationQuery,
  limit: number,
): Promise<ConversationRow[]> {
  const { rows } = await readConversationPage(connection, { ...filter, orderBy: "cost", limit });
  return rows.filter((row) => row.cost !== null);
}

/** Ids that begin with `id`, else those with the fewest letters to change. */
export async function readNearest(connection: DuckDBConnection, id: string, limit: number): Promise<string[]> {
  const rows = await query<{ conversation_id: string }>(
    connection,
    `SELECT conversation_id FROM records.main.conversation GROUP BY conversation_id
     ORDER BY starts_with(conversation_id, $id) DESC, contains(conversation_id, $id) DESC,
       damerau_levenshtein(left(conversation_id, 64), left($id, 64)), max(started_at) DESC, conversation_id LIMIT ${limit}`,
    { id },
  );
  return rows.map((row) => row.conversation_id);
}
