// SPDX-License-Identifier: Apache-2.0
import type { Parameters } from "../database/query.js";
import type { RecordFilter } from "./record-filter.js";

/** What a filter takes, as the tables `calls`, `turns` and `runs` of one statement. */
export interface Scope {
  /** Begins the statement: `WITH calls AS (…), turns AS (…), runs AS (…)`. */
  readonly tables: string;
  readonly parameters: Parameters;
}

/** Fields that only calls have: a turn or a run is taken if one of its calls has all that are given. */
const callFields = ["provider", "model", "kind", "tier"] as const;
/** Fields that every record has, by their column. */
const everyFields = { agent: "agent", tenant: "tenant", version: "version", conversation: "conversation_id" } as const;

export function scopeOf(filter: RecordFilter): Scope {
  const parameters: Record<string, string> = {};
  const bind = (name: string, value: string): string => {
    parameters[name] = value;
    return `$${name}`;
  };
  const during = (column: string): string[] => [
    ...(filter.since === undefined ? [] : [`${column} >= ${bind("since", timeText(filter.since))}::TIMESTAMP`]),
    ...(filter.until === undefined ? [] : [`${column} < ${bind("until", timeText(filter.until))}::TIMESTAMP`]),
  ];
  const own = Object.entries(everyFields).flatMap(([name, column]) => {
    const value = filter[name as keyof typeof everyFields];
    return value === undefined ? [] : [`${column} = ${bind(name, value)}`];
  });
  const ofCalls = callFields.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [`${name} = ${bind(name, value)}`];
  });
  const having = (id: string): string[] =>
    ofCalls.length === 0 ? [] : [`${id} IN (SELECT ${id} FROM records.main.call WHERE ${ofCalls.join(" AND ")})`];

  const calls = [...during("timestamp"), ...own, ...ofCalls];
  const turns = [...during("started_at"), ...own, ...having("turn_id")];
  const runs = [...during("started_at"), ...own, ...having("run_id")];
  return {
    tables: `WITH calls AS NOT MATERIALIZED (SELECT * FROM records.main.call${where(calls)}),
      turns AS NOT MATERIALIZED (SELECT * FROM records.main.turn${where(turns)}),
      runs AS NOT MATERIALIZED (SELECT * FROM records.main.conversation${where(runs)})`,
    parameters,
  };
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
}

/** Without the zone: DuckDB's TIMESTAMP has none, and ours are all UTC. */
function timeText(time: Date): string {
  return time.toISOString().slice(0, -1);
}
