// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "../repository-root.js";
import { testedVersions } from "./known-differences.js";
import { type ScenarioRun, runScenarios } from "./run-scenarios.js";

describe.each(testedVersions)("@livekit/agents $version and the packed packages", ({ version, disagreeing }) => {
  let run: ScenarioRun;

  beforeAll(async () => {
    process.stderr.write(`versions: installing @livekit/agents ${version} and playing the scenarios\n`);
    run = await runScenarios(version);
    process.stderr.write(`versions: ${version}: ${run.agreeing.length} agree, ${run.disagreeing.length} do not\n`);
    if (run.disagreeing.length > disagreeing.length) process.stderr.write(run.output);
  });

  it("record every scenario as it was, but for the known differences", () => {
    expect(run.version).toBe(version);
    expect(run.agreeing.length).toBeGreaterThan(0);
    expect(run.disagreeing).toEqual(disagreeing);
  });
});

describe("docs/livekit-versions.md", () => {
  const text = readFileSync(join(repositoryRoot, "docs/livekit-versions.md"), "utf8");

  it("names every tested version and every known difference", () => {
    const named = testedVersions.flatMap(({ version, disagreeing }) => [version, ...disagreeing]);
    expect(named.filter((name) => !text.includes(name))).toEqual([]);
  });
});
