// SPDX-License-Identifier: Apache-2.0

type Cell = string | number | boolean | null;

/**
 * One line of CSV (RFC 4180); null is an empty cell. A text that a spreadsheet would take for a formula gets an apostrophe
 * in front, since room names and ids come from callers.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
