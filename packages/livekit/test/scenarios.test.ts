// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allScenarios } from "./scenarios/all-scenarios.js";
import { keepRecording } from "./scenarios/golden/recording-files.js";
import { scenarioTable } from "./scenarios/table/scenario-table.js";
import { tableInReadme, writeTableInReadme } from "./scenarios/table/table-in-readme.js";
import { checkNames } from "./scenarios/truth/check-scenario.js";
import { type Played, playAll } from "./scenarios/truth/play-all.js";

// SCENARIO=<name>,<name> plays some; TURNSPAN_UPDATE=1 writes the table; TURNSPAN_RECORD=1 keeps the recordings.
const { SCENARIO: chosen, TURNSPAN_UPDATE: updates, TURNSPAN_RECORD: records } = process.env;
const scenarios = allScenarios.filter(({ name }) => chosen === undefined || chosen.split(",").includes(name));

// Four sessions in real time leave two processors mostly idle.
const atOnce = 4;
const dir = mkdtempSync(join(tmpdir(), "turnspan-scenarios-"));
let played: ReadonlyMap<string, Played> = new Map();

beforeAll(async () => {
  const first = await playAll(scenarios, atOnce, dir);
  // A busy machine can spoil a measurement in real time; what is wrong is wrong twice.
  const again = scenarios.filter(({ name }) => !agrees(first.get(name)));
  // Records of one process go to one folder: the second play is told from the first by its name.
  const second = await playAll(
    again.map((scenario) => ({ ...scenario, name: secondName(scenario.name) })),
    1,
    dir,
  );
  played = new Map(
    scenarios.map(({ name }) => [
      name,
      second.get(secondName(name)) ?? first.get(name) ?? { kind: "failed", error: new Error(`${name} was not played`) },
    ]),
  );
}, 600_000);

const secondName = (name: string) => `${name}-again`;

function agrees(result: Played | undefined): boolean {
  return result?.kind === "played" && checkNames.every((check) => result.verdict[check].length === 0);
}

afterAll(() => rmSync(dir, { recursive: true, force: true }));

function resultOf(name: string) {
  const result = played.get(name);
  if (result?.kind === "failed") throw result.error;
  if (result === undefined) throw new Error(`${name} was not played`);
  return result;
}

function disagreementsOf(name: string): readonly string[] {
  const { verdict } = resultOf(name);
  return checkNames.flatMap((check) => verdict[check].map((text) => `${check}: ${text}`));
}

describe("the records agree with the ledgers, the microphone and the ear", () => {
  it.each(scenarios.map(({ name }) => name))("%s", (name) => {
    // The facts are what LiveKit told, whatever we make of them.
    if (records === "1") keepRecording(name, resultOf(name).facts);
    expect(disagreementsOf(name)).toEqual([]);
    expect(resultOf(name).recorded.problems).toEqual([]);
  });
});

describe.runIf(chosen === undefined)("the table in test/README.md", () => {
  it("says what came of each scenario", () => {
    const table = scenarioTable(
      scenarios.map((scenario) => {
        const result = played.get(scenario.name);
        return { scenario, verdict: result?.kind === "played" ? result.verdict : null };
      }),
    );
    process.stdout.write(`${table}\n`);
    if (updates === "1") writeTableInReadme(table);
    expect(tableInReadme()).toBe(table);
  });
});
