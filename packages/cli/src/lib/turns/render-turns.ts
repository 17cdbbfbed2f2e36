// SPDX-License-Identifier: Apache-2.0
import type { Conversation } from "@turnspan/store";
import pc from "picocolors";
import { formatCount, formatMs, formatUsd } from "../text/figures.js";
import { cut } from "../text/fit.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { type Column, fittingColumns, gap, table, tableText, tableWidth } from "../text/table.js";
import { type TurnRow, turnRows } from "./turn-row.js";

type Colors = ReturnType<typeof pc.createColors>;

/**
 * Draws a table with a line for each turn: end of utterance (EOU), time to first token (TTFT) and to first byte
 * (TTFB), what the caller waited (e2e), the part of it that nothing explains (residual), tokens, characters, cost where
 * it is known, tools and notes. Where the width is short, tools and notes come on lines of their own, then the last
 * columns are left out. No newline at the end.
 */
export function renderTurns(conversation: Pick<Conversation, "turns" | "calls">, options: RenderOptions = {}): string {
  const colors = pc.createColors(options.color ?? false);
  const width = widthOf(options);
  const rows = turnRows(conversation);
  if (rows.length === 0) return colors.dim("No turn has ended.");
  const all = figureColumns(colors).filter(({ title }) => title !== "cost" || rows.some((row) => row.costUsd !== null));
  const texts = textColumns(colors).filter((column) => rows.some((row) => column.cell(row) !== ""));
  if (tableWidth([...all, ...texts], rows) <= width) return tableText([...all, ...texts], rows, colors.dim);
  const wanted = new Set(fittingColumns(mostWantedFirst(all), rows, width));
  const { head, lines } = table(
    all.filter((column) => wanted.has(column)),
    rows,
    colors.dim,
  );
  const below = rows.map((row) =>
    texts
      .map((column) => [cut(column.cell(row), width - indent.length), column] as const)
      .filter(([text]) => text !== "")
      .map(([text, column]) => `\n${indent}${column.paint ? column.paint(text, row) : text}`)
      .join(""),
  );
  return [head, ...lines.map((line, index) => line + (below[index] ?? ""))].join("\n");
}

const indent = `${" ".repeat(4)}${gap}`;

function mostWantedFirst(columns: readonly Column<TurnRow>[]): Column<TurnRow>[] {
  const first = ["turn", "who", "e2e", "cost", "EOU", "TTFT", "TTFB"];
  const rank = ({ title }: Column<TurnRow>): number => (first.includes(title) ? first.indexOf(title) : first.length);
  return columns.toSorted((one, other) => rank(one) - rank(other));
}

function figureColumns(colors: Colors): Column<TurnRow>[] {
  const ms = (
    title: string,
    value: (row: TurnRow) => number | null,
    paint?: (text: string) => string,
  ): Column<TurnRow> => ({
    title,
    align: "right",
    cell: (row) => formatMs(value(row)),
    ...(paint && { paint }),
  });
  const count = (title: string, value: (row: TurnRow) => number | null): Column<TurnRow> => ({
    title,
    align: "right",
    cell: (row) => formatCount(value(row)),
  });
  return [
    { title: "turn", align: "right", cell: (row) => `${row.index}` },
    { title: "who", align: "left", cell: (row) => row.who },
    ms("EOU", (row) => row.endOfUtteranceMs),
    ms("TTFT", (row) => row.ttftMs),
    ms("TTFB", (row) => row.ttfbMs),
    ms("e2e", (row) => row.e2eMs, colors.bold),
    ms("residual", (row) => row.residualMs),
    count("tok in", (row) => row.inputTokens),
    count("out", (row) => row.outputTokens),
    count("chars", (row) => row.characters),
    { title: "cost", align: "right", cell: (row) => formatUsd(row.costUsd) },
  ];
}

function textColumns(colors: Colors): Column<TurnRow>[] {
  return [
    { title: "tools", align: "left", cell: (row) => printable(row.tools), paint: colors.dim },
    { title: "notes", align: "left", cell: (row) => printable(row.notes), paint: colors.yellow },
  ];
}
