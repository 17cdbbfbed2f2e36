// SPDX-License-Identifier: Apache-2.0
import type { SqlResult, SqlValue } from "@turnspan/store";
import pc from "picocolors";
import type { CommandContext } from "../program/command-context.js";
import { CommandError, Interrupted } from "../program/command-error.js";
import type { SqlCommandOptions } from "../program/declare-questions.js";
import { formatCounted, unknown } from "../text/figures.js";
import { cut } from "../text/fit.js";
import { printable } from "../text/printable.js";
import { widthOf } from "../text/render-options.js";
import { type Column, gap, tableText, tableWidth } from "../text/table.js";
import { printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

type Row = readonly SqlValue[];

const narrowestCell = 12;

/**
 * Prints what a query gives.
 * @throws StoreError if it is not one SELECT over the views, or is wrong; CommandError if it takes too long.
 */
export async function sql(query: string, options: SqlCommandOptions, context: CommandContext): Promise<void> {
  const { signal } = context.interruption;
  // A database that works keeps the process from ending, so it is told to stop.
  context.interruption.takeOver();
  const result = await withStore(context, (store) =>
    store.sql(query, { maxRows: options.limit, timeoutMs: options.timeout * 1000, signal }),
  ).catch((error: unknown) => {
    if (signal.aborted) throw new Interrupted();
    if (codeOf(error) !== "TIMEOUT") throw error;
    throw new CommandError(
      `The query was stopped after ${formatCounted(options.timeout, "second")}.`,
      "See that every view is joined by a column, as run_id or turn_id, or give it more time with --timeout.",
    );
  });
  if (context.json) {
    const { columns, rows, truncated } = result;
    printJson(context, { columns, rows, truncated });
    return;
  }
  context.output.text(renderRows(result, context));
  if (result.truncated)
    context.output.notice(`\nThe first ${formatCounted(result.rows.length, "row")}; --limit takes more.`);
}

/** Draws rows; cells are cut as far as the width demands, since a query says itself which columns it wants. */
function renderRows({ columns, rows }: SqlResult, context: CommandContext): string {
  const colors = pc.createColors(context.color);
  if (columns.length === 0) return colors.dim("No columns.");
  const width = widthOf(context);
  const drawn = (cellWidth: number): Column<Row>[] =>
    columns.map(({ name }, index) => ({
      title: cut(printable(name), cellWidth),
      align: rows.every((row) => row[index] === null || typeof row[index] === "number") ? "right" : "left",
      cell: (row) => cut(printable(cellText(row[index] ?? null)), cellWidth),
    }));
  let cellWidth = width;
  const even = Math.max(narrowestCell, Math.floor((width + gap.length) / columns.length) - gap.length);
  while (cellWidth > even && tableWidth(drawn(cellWidth), rows) > width) cellWidth = Math.max(even, cellWidth - 4);
  const text = tableText(drawn(cellWidth), rows, colors.dim);
  return rows.length === 0 ? `${text}\n${colors.dim("No rows.")}` : text;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}

function cellText(value: SqlValue): string {
  if (value === null) return unknown;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
