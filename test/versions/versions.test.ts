// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { installedBeside } from "../packed/packed-project.js";
import { repositoryRoot } from "../repository-root.js";
import { differencesIn, versionsIn } from "./known-differences.js";
import { type ScenarioRun, runScenarios } from "./run-scenarios.js";
import { scenariosInReadme } from "./scenarios-in-readme.js";

const document = readFileSync(join(repositoryRoot, "docs/livekit-versions.md"), "utf8");
const versions = versionsIn(document);
const differences = differencesIn(document);
const byName = (one: { readonly scenario: string }, other: { readonly scenario: string }) =>
  one.scenario.localeCompare(other.scenario);

describe.each(versions)("@livekit/agents %s and the packed packages", (version) => {
  let run: ScenarioRun;

  beforeAll(async () => {
    process.stderr.write(`versions: installing @livekit/agents ${version} and playing the scenarios\n`);
    run = await runScenarios(version);
    const differing = run.results.filter(({ checks }) => checks.length > 0);
    const twice = run.results.filter(({ plays }) => plays > 1);
    process.stderr.write(
      `versions: ${version}: ${run.results.length} scenarios, ${twice.length} played twice, ${differing.length} differ\n`,
    );
    for (const { name, faults } of differing) process.stderr.write(`  ${name}: ${faults.join("; ")}\n`);
  });

  it("were played in every scenario", () => {
    expect(run.version).toBe(version);
    expect(run.results.map(({ name }) => name).toSorted()).toEqual(scenariosInReadme().toSorted());
  });

  it("record every scenario as it was, but for the differences that docs/livekit-versions.md lists, which are all there", () => {
    const found = run.results
      .filter(({ checks }) => checks.length > 0)
      .map(({ name, checks }) => ({ version, scenario: name, checks }));
    expect(found.toSorted(byName)).toEqual(differences.filter((one) => one.version === version).toSorted(byName));
  });
});

describe("docs/livekit-versions.md", () => {
  it("has the version that the packages are built with, and an older one", () => {
    expect(versions[0]).toBe(installedBeside["@livekit/agents"]);
    expect(versions.length).toBeGreaterThan(1);
  });

  it("lists differences of tested versions in scenarios that there are", () => {
    const scenarios = scenariosInReadme();
    const unknown = differences.filter(
      ({ version, scenario }) => !versions.includes(version) || !scenarios.includes(scenario),
    );
    expect(unknown).toEqual([]);
  });
});
