// SPDX-License-Identifier: Apache-2.0
import { fit } from "./fit.js";

/** A column of a table; `paint` colours a cell that is already padded. */
export interface Column<Row> {
  readonly title: string;
  readonly align: "left" | "right";
  readonly cell: (row: Row) => string;
  readonly paint?: (text: string, row: Row) => string;
}

export const gap = "  ";

/** The columns that a table needs for these rows, gaps included. */
export function tableWidth<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): number {
  const widths = columns.map((column) => columnWidth(column, rows));
  return widths.reduce((total, width) => total + width, 0) + gap.length * (columns.length - 1);
}

/** Draws a head and one line for each row, each as wide as its content. */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  paintHead: (text: string) => string,
): { head: string; lines: string[] } {
  const widths = columns.map((column) => columnWidth(column, rows));
  const line = (draw: (column: Column<Row>, width: number) => string): string =>
    columns
      .map((column, index) => draw(column, widths[index] ?? 0))
      .join(gap)
      .trimEnd();
  return {
    head: paintHead(line((column, width) => fit(column.title, width, column.align))),
    lines: rows.map((row) =>
      line((column, width) => {
        const text = fit(column.cell(row), width, column.align);
        return column.paint ? column.paint(text, row) : text;
      }),
    ),
  };
}

function columnWidth<Row>(column: Column<Row>, rows: readonly Row[]): number {
  return Math.max(column.title.length, ...rows.map((row) => column.cell(row).length));
}
