// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../repository-root.js";

/** The names in the table of scenarios of test/README.md, which is checked where the scenarios are played. */
export function scenariosInReadme(): readonly string[] {
  const text = readFileSync(join(repositoryRoot, "test/README.md"), "utf8");
  const table = /<!-- scenarios:begin -->(.*)<!-- scenarios:end -->/s.exec(text)?.[1] ?? "";
  const names = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name = ""]) => name);
  if (names.length === 0) throw new Error("test/README.md has no table of scenarios");
  return names;
}
