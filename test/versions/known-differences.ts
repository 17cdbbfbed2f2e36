// SPDX-License-Identifier: Apache-2.0
/** One scenario in which records and truth are known to disagree with a version of @livekit/agents. */
export interface KnownDifference {
  readonly version: string;
  readonly scenario: string;
  /** Names of the checks that disagree, or `not played`. */
  readonly checks: readonly string[];
}

const headings = {
  versions: ["`@livekit/agents`", "installed by"],
  differences: ["`@livekit/agents`", "scenario", "checks that disagree", "why"],
};

/** The versions of @livekit/agents that a document like docs/livekit-versions.md says are tested. */
export function versionsIn(document: string): readonly string[] {
  return tableUnder(document, headings.versions).map(([version = ""]) => version);
}

/**
 * The differences that such a document lists.
 *
 * @throws Error if one has no reason.
 */
export function differencesIn(document: string): readonly KnownDifference[] {
  return tableUnder(document, headings.differences).map(([version = "", scenario = "", checks = "", why = ""]) => {
    if (why === "") throw new Error(`no reason is given for ${scenario} with ${version}`);
    return { version, scenario: scenario.replaceAll("`", ""), checks: checks.split(",").map((check) => check.trim()) };
  });
}

/** The cells of the table that has these headings. */
function tableUnder(document: string, wanted: readonly string[]): readonly (readonly string[])[] {
  const lines = document.split("\n");
  const start = lines.findIndex((line) => cellsOf(line).join("|") === wanted.join("|"));
  if (start < 0) throw new Error(`there is no table of ${wanted.join(", ")}`);
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
