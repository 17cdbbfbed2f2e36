// SPDX-License-Identifier: Apache-2.0
import { type Question, ask, connect } from "@turnspan/signoz";
import { printJson } from "../commands/print-json.js";
import type { CommandContext } from "../program/command-context.js";
import { CommandError, exitCodes } from "../program/command-error.js";
import { printable } from "../text/printable.js";
import { type Column, tableText } from "../text/table.js";
import { type SignozOptions, connectionOf } from "./connection-options.js";

export interface QueryCommandOptions extends SignozOptions {
  readonly filter?: string;
  readonly by?: readonly string[];
  readonly sql?: string;
  readonly since?: Date;
  readonly until?: Date;
}

const hourMs = 3_600_000;

/** Prints the rows of an answer. */
export async function signozQuery(
  expression: string | undefined,
  options: QueryCommandOptions,
  context: CommandContext,
): Promise<void> {
  const endMs = (options.until ?? context.now).getTime();
  const startMs = options.since?.getTime() ?? endMs - hourMs;
  const api = await connect(connectionOf(options));
  const { columns, rows } = await ask(api, { startMs, endMs, query: queryOf(expression, options) });
  if (context.json) {
    printJson(context, { columns, rows });
    return;
  }
  if (rows.length === 0) {
    context.output.text("No data.");
    return;
  }
  const drawn = columns.map((title, index): Column<readonly unknown[]> => ({
    title: printable(title),
    align: typeof rows[0]?.[index] === "number" ? "right" : "left",
    cell: (row) => printable(textOf(row[index])),
  }));
  context.output.text(tableText(drawn, rows, (text) => text));
}

function queryOf(expression: string | undefined, { filter, by = [], sql }: QueryCommandOptions): Question["query"] {
  if (sql === undefined) {
    return {
      type: "builder_query",
      spec: {
        name: "A",
        signal: "traces",
        aggregations: [{ expression: expression ?? "count()" }],
        ...(filter !== undefined && { filter: { expression: filter } }),
        groupBy: by.map((name) => ({ name })),
      },
    };
  }
  if (expression === undefined && filter === undefined && by.length === 0) {
    return { type: "clickhouse_sql", spec: { name: "A", query: sql } };
  }
  throw new CommandError(
    "--sql is a whole question; an aggregation, --filter and --by do not go with it.",
    "Write them into the SQL.",
    exitCodes.usage,
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
