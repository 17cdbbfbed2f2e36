// SPDX-License-Identifier: Apache-2.0
import { optionTable, type OptionRow } from "./option-table.js";

/** The configuration table as Markdown, one row for each option. */
export function renderOptionTable(): string {
  const rows = Object.entries<OptionRow<unknown>>(optionTable).map(([key, row]) => {
    const variables = row.environment.map(({ name }) => `\`${name}\``).join(", ");
    return `| \`${key}\` | ${variables} | ${row.fallbackText} | ${row.doc} |`;
  });
  return ["| option | environment, first that is set | default | |", "|---|---|---|---|", ...rows].join("\n");
}
