// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { type CheckName, type Verdict, checkNames } from "../truth/check-scenario.js";

/** A scenario and what came of it. */
export interface Row {
  readonly scenario: Scenario;
  /** Null if it could not be played to its end. */
  readonly verdict: Verdict | null;
}

const marks = { agrees: "✓", differs: "✗", empty: "–" } as const;

/** The table of scenarios × checks, in Markdown, its columns aligned. */
export function scenarioTable(rows: readonly Row[]): string {
  const heads = ["scenario", "what it shows", ...checkNames];
  const cells = rows.map(({ scenario, verdict }) => [
    `\`${scenario.name}\``,
    scenario.shows,
    ...checkNames.map((check) => markOf(check, scenario, verdict)),
  ]);
  const widths = heads.map((head, column) => Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(heads), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...cells.map(line)].join("\n");
}

function markOf(check: CheckName, scenario: Scenario, verdict: Verdict | null): string {
  if (verdict === null || verdict[check].length > 0) return marks.differs;
  return hasSomethingFor(check, scenario) ? marks.agrees : marks.empty;
}

/** Whether a scenario has what a check compares; the check runs in any case, and would find what should not be there. */
function hasSomethingFor(check: CheckName, { turns, fallback, medium }: Scenario): boolean {
  switch (check) {
    case "calls":
    case "usage":
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
