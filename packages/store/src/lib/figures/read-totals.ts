// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from "@duckdb/node-api";
import { query, queryOne } from "../database/query.js";
import { choice } from "./choice.js";
import { costSql, percentilesSql } from "./figure-sql.js";
import { readCallGroups } from "./read-call-groups.js";
import type { Scope } from "./scope.js";
import type { Dimension, Group, Totals } from "./totals.js";

export async function readTotals(connection: DuckDBConnection, scope: Scope): Promise<Totals> {
  const [[all] = []] = await readCallGroups(connection, scope, [[]]);
  return totalsWith(all, connection, scope);
}

/** The totals, once the figures of all calls together are known. */
export async function totalsWith(
  all: Group | undefined,
  connection: DuckDBConnection,
  { tables, parameters }: Scope,
): Promise<Totals> {
  if (all === undefined) throw new Error("all calls together are always a group");
  const { value: _value, provider: _provider, cost_share: _share, ...calls } = all;
  const turns = await queryOne<Pick<Totals, "turns" | "interrupted_turns" | "e2e">>(
    connection,
    `${tables} SELECT count(*) AS turns, count(*) FILTER (interrupted) AS interrupted_turns,
       ${percentilesSql("e2e_ms")} AS e2e FROM turns`,
    parameters,
  );
  const runs = await queryOne<
    Pick<Totals, "conversations" | "failed_conversations" | "running_conversations" | "minutes">
  >(
    connection,
    `${tables} SELECT count(*) AS conversations,
       count(*) FILTER (status IN ('failed', 'abandoned')) AS failed_conversations,
       count(*) FILTER (status = 'running') AS running_conversations,
       sum(duration_ms) / 60000 AS minutes FROM runs`,
    parameters,
  );
  const costs = await queryOne<Pick<Totals, "cost_per_minute" | "cost_per_conversation">>(
    connection,
    `${tables}, ended AS (SELECT run_id, duration_ms FROM runs WHERE duration_ms IS NOT NULL)
     SELECT
       (SELECT ${costSql} FROM calls SEMI JOIN ended USING (run_id))
         / (SELECT nullif(sum(duration_ms), 0) / 60000 FROM ended) AS cost_per_minute,
       ${costSql} / nullif(count(DISTINCT conversation_id) FILTER (cost IS NOT NULL), 0) AS cost_per_conversation
     FROM calls WHERE conversation_id IS NOT NULL`,
    parameters,
  );
  return { ...calls, ...turns, ...runs, ...costs };
}

const columnOf = {
  provider: "provider",
  model: "model",
  kind: "kind",
  tier: "tier",
  agent: "agent",
  tenant: "tenant",
} as const satisfies Record<Dimension, string>;

export async function readGroups(connection: DuckDBConnection, scope: Scope, dimension: Dimension): Promise<Group[]> {
  const column = choice("dimension", dimension, columnOf);
  const [groups = []] = await readCallGroups(connection, scope, [
    column === "model" ? ["model", "provider"] : [column],
  ]);
  return groups;
}

/** The values that each dimension has, most used first. */
export async function readFilterValues(
  connection: DuckDBConnection,
  { tables, parameters }: Scope,
): Promise<Record<Dimension, string[]>> {
  const dimensions = Object.keys(columnOf) as Dimension[];
  const used = dimensions.map(
    (dimension) => `(SELECT '${dimension}' AS dimension, ${columnOf[dimension]} AS "value", count(*) AS n FROM calls
      WHERE ${columnOf[dimension]} IS NOT NULL GROUP BY ALL ORDER BY n DESC, "value" LIMIT 1000)`,
  );
  const rows = await query<{ dimension: Dimension; value: string }>(
    connection,
    `${tables} SELECT dimension, "value" FROM (${used.join(" UNION ALL ")}) ORDER BY n DESC, "value"`,
    parameters,
  );
  const valuesOf = (dimension: Dimension): string[] =>
    rows.filter((row) => row.dimension === dimension).map(({ value }) => value);
  return Object.fromEntries(dimensions.map((dimension) => [dimension, valuesOf(dimension)])) as Record<
    Dimension,
    string[]
  >;
}
