// SPDX-License-Identifier: Apache-2.0
// Writes the option table into the READMEs, between their markers. Run after a build.
import fs from "node:fs";
import { renderOptionTable } from "../dist/lib/config/render-option-table.js";

const start = "<!-- options:start -->";
const end = "<!-- options:end -->";

for (const readme of ["../README.md", "../../../README.md"].map((path) => new URL(path, import.meta.url))) {
  if (!fs.existsSync(readme)) continue;
  const text = fs.readFileSync(readme, "utf8");
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to < from) continue;
  const next = `${text.slice(0, from + start.length)}\n\n${renderOptionTable()}\n\n${text.slice(to)}`;
  if (next !== text) fs.writeFileSync(readme, next);
}
