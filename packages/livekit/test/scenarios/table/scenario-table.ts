// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { type CheckName, checkNames } from "../truth/check-scenario.js";
import type { Outcome } from "../truth/play-twice.js";

const marks = { agrees: "✓", differs: "✗", empty: "–" } as const;

/** The table of scenarios × checks, in Markdown, its columns aligned. How often each was played differs from run to run. */
export function scenarioTable(outcomes: readonly Outcome[], plays: "with plays" | "without plays" = "without plays") {
  const more = plays === "with plays";
  const heads = ["scenario", "what it shows", ...checkNames, ...(more ? ["plays"] : [])];
  const cells = outcomes.map((outcome) => [
    `\`${outcome.exhibit.name}\``,
    outcome.exhibit.shows,
    ...checkNames.map((check) => markOf(check, outcome)),
    ...(more ? [outcome.firstDisagreed === null ? "1" : "2"] : []),
  ]);
  const widths = heads.map((head, column) => Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(heads), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...cells.map(line)].join("\n");
}

function markOf(check: CheckName, { exhibit, result }: Outcome): string {
  if (result.kind === "failed" || result.verdict[check].length > 0) return marks.differs;
  return exhibit.members.some((scenario) => hasSomethingFor(check, scenario)) ? marks.agrees : marks.empty;
}

/** Whether a scenario has what a check compares; the check runs in any case, and would find what should not be there. */
function hasSomethingFor(check: CheckName, { turns, fallback, medium }: Scenario): boolean {
  switch (check) {
    case "calls":
    case "usage":
    case "costs":
    case "run":
      return true;
    case "turns":
      return turns.length > 0;
    case "waits":
    case "segments":
      return medium === "voice" && turns.some(isWaitedFor);
    case "interruptions":
      return turns.some(({ interruptedBy, falseInterruptions }) => interruptedBy !== undefined || !!falseInterruptions);
    case "talk":
    case "quality":
      return medium === "voice" && turns.length > 0;
    case "tools":
      return turns.some(({ tools }) => tools !== undefined);
    case "fallback":
      return fallback !== undefined;
  }
}

function isWaitedFor({ initiator, modality, stretches, waits }: Scenario["turns"][number]): boolean {
  return initiator === "user" && modality !== "text" && waits !== false && stretches?.length !== 0;
}
