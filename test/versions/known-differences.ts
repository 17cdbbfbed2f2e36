// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../repository-root.js";

/** One scenario in which records and truth are known to disagree with a version of @livekit/agents. */
export interface KnownDifference {
  readonly version: string;
  readonly scenario: string;
  /** Names of the checks that disagree, or `not played`. */
  readonly checks: readonly string[];
}

const path = join(repositoryRoot, "docs/livekit-versions.md");
const headings = {
  versions: ["`@livekit/agents`", "installed by"],
  differences: ["`@livekit/agents`", "scenario", "checks that disagree", "why"],
};

/** The versions of @livekit/agents that the document says are tested. */
export function documentedVersions(): readonly string[] {
  return tableUnder(headings.versions).map(([version = ""]) => version);
}

/** The differences that the document lists, each with a reason. */
export function documentedDifferences(): readonly KnownDifference[] {
  return tableUnder(headings.differences).map(([version = "", scenario = "", checks = "", why = ""]) => {
    if (why === "") throw new Error(`docs/livekit-versions.md gives no reason for ${scenario} with ${version}`);
    return { version, scenario: scenario.replaceAll("`", ""), checks: checks.split(",").map((check) => check.trim()) };
  });
}

/** The cells of the table that has these headings. */
function tableUnder(wanted: readonly string[]): readonly (readonly string[])[] {
  const lines = readFileSync(path, "utf8").split("\n");
  const start = lines.findIndex((line) => cellsOf(line).join("|") === wanted.join("|"));
  if (start < 0) throw new Error(`docs/livekit-versions.md has no table of ${wanted.join(", ")}`);
  const below = lines.slice(start + 2);
  const end = below.findIndex((line) => !line.startsWith("|"));
  return below.slice(0, end < 0 ? below.length : end).map(cellsOf);
}

function cellsOf(line: string): readonly string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}
