// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allScenarios } from "./scenarios/all-scenarios.js";
import { exhibitOf } from "./scenarios/exhibit.js";
import { keepRecording } from "./scenarios/golden/recording-files.js";
import { sharingTheProcess } from "./scenarios/sharing-the-process.js";
import { reportOf } from "./scenarios/table/report.js";
import { scenarioTable } from "./scenarios/table/scenario-table.js";
import { describeSecondPlays } from "./scenarios/table/second-plays.js";
import { tableInReadme, writeTableInReadme } from "./scenarios/table/table-in-readme.js";
import { type Outcome, faultsOf, playTwice } from "./scenarios/truth/play-twice.js";

// SCENARIO=<name>,<name> plays some; TURNSPAN_UPDATE=1 writes the table if all agree; TURNSPAN_RECORD=1 keeps the
// recordings of those that agree; TURNSPAN_REPORT=<file> writes what came of each.
const {
  SCENARIO: chosen,
  TURNSPAN_UPDATE: updates,
  TURNSPAN_RECORD: records,
  TURNSPAN_REPORT: reportFile,
} = process.env;
const exhibits = [...allScenarios.map(exhibitOf), ...sharingTheProcess].filter(
  ({ name }) => chosen === undefined || chosen.split(",").includes(name),
);

const dir = mkdtempSync(join(tmpdir(), "turnspan-scenarios-"));
let outcomes: readonly Outcome[] = [];

beforeAll(async () => {
  outcomes = await playTwice(exhibits, dir);
  process.stdout.write(`${describeSecondPlays(outcomes)}\n`);
  if (reportFile !== undefined) writeFileSync(reportFile, reportOf(outcomes));
}, 600_000);

afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("the records agree with the ledgers, the microphone and the ear", () => {
  it.each(exhibits.map(({ name }) => name))("%s", (name) => {
    const outcome = outcomes.find(({ exhibit }) => exhibit.name === name);
    if (outcome === undefined) throw new Error(`${name} was not played`);
    const { result, exhibit } = outcome;
    const members = result.kind === "played" ? result.members : [];
    expect(faultsOf(result)).toEqual([]);
    expect(members.flatMap(({ recorded }) => recorded.problems)).toEqual([]);
    // What a play that disagrees has told is no example of anything.
    const [only] = members;
    if (records === "1" && exhibit.members.length === 1 && only !== undefined) keepRecording(name, only.facts);
  });
});

describe.runIf(chosen === undefined)("the table in test/README.md", () => {
  it("says what came of each scenario", () => {
    process.stdout.write(`${scenarioTable(outcomes, "with plays")}\n`);
    const table = scenarioTable(outcomes);
    // A table that says that something disagrees is not one to compare with.
    if (updates === "1" && outcomes.every(({ result }) => faultsOf(result).length === 0)) writeTableInReadme(table);
    expect(tableInReadme()).toBe(table);
  });
});
