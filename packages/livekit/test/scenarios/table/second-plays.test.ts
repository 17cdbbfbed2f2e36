// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { exhibitOf } from "../exhibit.js";
import { plainQuestion } from "../plain-question.js";
import { textOnly } from "../text-only.js";
import { toolsInParallel } from "../tools-in-parallel.js";
import { joinVerdicts } from "../truth/check-scenario.js";
import type { Outcome } from "../truth/play-twice.js";
import { reportOf } from "./report.js";
import { scenarioTable } from "./scenario-table.js";
import { describeSecondPlays } from "./second-plays.js";

const well = { kind: "played", verdict: joinVerdicts([]), members: [] } as const;
const fault = "turn 1: the caller waited 812 ms, recorded 870";
const outcomes: readonly Outcome[] = [
  { exhibit: exhibitOf(plainQuestion), result: well, firstDisagreed: [`waits: ${fault}`] },
  { exhibit: exhibitOf(textOnly), result: well, firstDisagreed: null },
  {
    exhibit: exhibitOf(toolsInParallel),
    result: { ...well, verdict: { ...well.verdict, waits: [fault] } },
    firstDisagreed: ["calls: llm_1 was served and has no record"],
  },
];

it("says which were played a second time, why, and how that ended", () => {
  expect(describeSecondPlays(outcomes).split("\n")).toEqual([
    "2 of 3 were played a second time.",
    "  plain-question: agrees the second time; the first time:",
    `    waits: ${fault}`,
    "  tools-in-parallel: DISAGREES AGAIN; the first time:",
    "    calls: llm_1 was served and has no record",
  ]);
});

it("counts plays in the table that is printed, and not in the one that is kept", () => {
  const lastColumn = (table: string) => table.split("\n").map((line) => line.split("|").at(-2)?.trim());
  expect(lastColumn(scenarioTable(outcomes, "with plays"))).toEqual(["plays", "-----", "2", "1", "2"]);
  expect(scenarioTable(outcomes)).not.toContain("plays");
});

it("names the checks that disagree in the end", () => {
  const results = JSON.parse(reportOf(outcomes)) as { name: string; plays: number; checks: string[] }[];
  expect(results.map(({ name, plays, checks }) => [name, plays, checks])).toEqual([
    ["plain-question", 2, []],
    ["text-only", 1, []],
    ["tools-in-parallel", 2, ["waits"]],
  ]);
});
