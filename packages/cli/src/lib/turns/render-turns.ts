// SPDX-License-Identifier: Apache-2.0
import type { Conversation } from "@turnspan/store";
import pc from "picocolors";
import { formatCount, formatMs } from "../text/figures.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { type Column, gap, table, tableWidth } from "../text/table.js";
import { type TurnRow, turnRows } from "./turn-row.js";

type Colors = ReturnType<typeof pc.createColors>;

/**
 * Draws a table with a line for each turn: end of utterance (EOU), time to first token (TTFT) and to first byte
 * (TTFB), what the caller waited (e2e), the part of it that nothing explains (residual), tokens, characters, tools
 * and notes. Where the width is short, tools and notes come on a line of their own. No newline at the end.
 */
export function renderTurns(conversation: Pick<Conversation, "turns" | "calls">, options: RenderOptions = {}): string {
  const colors = pc.createColors(options.color ?? false);
  const rows = turnRows(conversation);
  if (rows.length === 0) return colors.dim("No turn has ended.");
  const figures = figureColumns(colors);
  const texts = textColumns(colors).filter((column) => rows.some((row) => column.cell(row) !== ""));
  if (tableWidth([...figures, ...texts], rows) <= widthOf(options)) {
    const { head, lines } = table([...figures, ...texts], rows, colors.dim);
    return [head, ...lines].join("\n");
  }
  const { head, lines } = table(figures, rows, colors.dim);
  const below = rows.map((row) =>
    texts
      .map((column) => [column.cell(row), column] as const)
      .filter(([text]) => text !== "")
      .map(([text, column]) => `\n${" ".repeat(4)}${gap}${column.paint ? column.paint(text, row) : text}`)
      .join(""),
  );
  return [head, ...lines.map((line, index) => line + (below[index] ?? ""))].join("\n");
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
  ];
}

function textColumns(colors: Colors): Column<TurnRow>[] {
  return [
    { title: "tools", align: "left", cell: (row) => printable(row.tools), paint: colors.dim },
    { title: "notes", align: "left", cell: (row) => printable(row.notes), paint: colors.yellow },
  ];
}
