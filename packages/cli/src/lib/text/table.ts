// SPDX-License-Identifier: Apache-2.0
import CliTable from "cli-table3";
import { textWidth } from "./text-width.js";

/** A column of a table; `paint` colours a cell. */
export interface Column<Row> {
  readonly title: string;
  readonly align: "left" | "right";
  readonly cell: (row: Row) => string;
  readonly paint?: (text: string, row: Row) => string;
}

export const gap = "  ";

const parts = ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"];
const inner = ["left", "left-mid", "mid", "mid-mid", "right", "right-mid"];
const noRules = { ...Object.fromEntries([...parts, ...inner].map((part) => [part, ""])), middle: gap };

/** The columns that a table needs for these rows, gaps included. */
export function tableWidth<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): number {
  const widths = columns.map(({ title, cell }) =>
    Math.max(textWidth(title), ...rows.map((row) => textWidth(cell(row)))),
  );
  return widths.reduce((total, width) => total + width, 0) + gap.length * (columns.length - 1);
}

/** Of columns from the most to the least wanted, those that fit a width; the first is always there. */
export function fittingColumns<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number,
): Column<Row>[] {
  const shown = columns.slice(0, 1);
  for (const column of columns.slice(1)) {
    if (tableWidth([...shown, column], rows) > width) break;
    shown.push(column);
  }
  return shown;
}

/** Draws a head and one line for each row, each as wide as its content. */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  paintHead: (text: string) => string,
): { head: string; lines: string[] } {
  const drawn = new CliTable({
    chars: noRules,
    colAligns: columns.map(({ align }) => align),
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
  });
  drawn.push(
    columns.map(({ title }) => (title === "" ? "" : paintHead(title))),
    ...rows.map((row) =>
      columns.map(({ cell, paint }) => {
        const text = cell(row);
        return paint && text !== "" ? paint(text, row) : text;
      }),
    ),
  );
  const [head = "", ...lines] = drawn
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
  return { head, lines };
}

/** A table as one text. */
export function tableText<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  paintHead: (text: string) => string,
): string {
  const { head, lines } = table(columns, rows, paintHead);
  return [head, ...lines].join("\n");
}
