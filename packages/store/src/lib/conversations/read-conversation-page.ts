// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Parameters, query, queryInParts, queryOne } from "../database/query.js";
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
  const list = listOf(asked);
  const { total } = await queryOne<{ total: number }>(
    connection,
    `${list.chosen} SELECT count(*) AS total FROM chosen`,
    list.bound,
  );
  const taken = rowsOf(list, `LIMIT ${asked.limit ?? 100} OFFSET ${asked.offset ?? 0}`);
  return { rows: await query<ConversationRow>(connection, taken, list.bound), total };
}

/** Hands over all rows of a list, some at a time. @returns how many they were. */
export async function readEveryConversation(
  connection: DuckDBConnection,
  asked: Omit<ConversationQuery, "limit" | "offset">,
  take: (rows: readonly ConversationRow[]) => Promise<void>,
): Promise<number> {
  const list = listOf(asked);
  let count = 0;
  for await (const rows of queryInParts<ConversationRow>(connection, rowsOf(list, ""), list.bound)) {
    count += rows.length;
    await take(rows);
  }
  return count;
}

/** A list before it is cut into pages. */
interface ConversationsSql {
  /** Names `chosen`, the conversations that are in it. */
  readonly chosen: string;
  readonly bound: Parameters;
  /** Columns to order by. */
  readonly order: string;
}

function listOf(asked: ConversationQuery): ConversationsSql {
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
  const order = orders[choice("orderBy", asked.orderBy ?? "started_at", orders)];
  return {
    chosen: `${tables}, chosen AS NOT MATERIALIZED (SELECT * FROM runs WHERE ${conditions.join(" AND ")})`,
    bound,
    order: `${order} ${asked.ascending === true ? "ASC" : "DESC"} NULLS LAST, started_at DESC`,
  };
}

function rowsOf({ chosen, order }: ConversationsSql, limit: string): string {
  return `${chosen}, page AS MATERIALIZED (SELECT * FROM chosen ORDER BY ${order}, run_id ${limit}),
     made AS (SELECT run_id, count(*) AS calls FROM records.main.call SEMI JOIN page USING (run_id) GROUP BY run_id)
     SELECT conversation_id, page.run_id AS run_id, status, started_at, duration_ms, agent AS agent_name, tenant, room_name,
       turns, coalesce(made.calls, 0) AS calls, cost, unpriced_calls, e2e_p50_ms, e2e_p95_ms, errors,
       interruptions_by_user, false_interruptions
     FROM page LEFT JOIN made USING (run_id)
     ORDER BY ${order}, page.run_id`;
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
