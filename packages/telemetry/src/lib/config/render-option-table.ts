// SPDX-License-Identifier: Apache-2.0
import { optionTable, type OptionRow } from "./option-table.js";

/** The configuration table as Markdown, one row for each option, columns padded as the formatter wants them. */
export function renderOptionTable(): string {
  const rows = [
    ["option", "environment, first that is set", "default", "meaning"],
    ...Object.entries<OptionRow<unknown>>(optionTable).map(([key, row]) => [
      `\`${key}\``,
      row.environment.map(({ name }) => `\`${name}\``).join(", "),
      row.fallbackText,
      row.doc,
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  lines.splice(1, 0, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`);
  return lines.join("\n");
}
