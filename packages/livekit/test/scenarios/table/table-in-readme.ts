// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = fileURLToPath(new URL("../../../../../test/README.md", import.meta.url));
const begin = "<!-- scenarios:begin -->\n\n";
const end = "\n\n<!-- scenarios:end -->";

/** The table as test/README.md has it. */
export function tableInReadme(): string {
  const { before, after, text } = readParts();
  return text.slice(before.length, text.length - after.length);
}

export function writeTableInReadme(table: string): void {
  const { before, after } = readParts();
  writeFileSync(path, before + table + after);
}

function readParts() {
  const text = readFileSync(path, "utf8");
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error("test/README.md has no markers for the table of scenarios");
  return { text, before: text.slice(0, from + begin.length), after: text.slice(to) };
}
