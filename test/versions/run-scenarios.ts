// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { makePackedProject } from "../packed/packed-project.js";
import { cleanEnvironment } from "../processes/clean-environment.js";
import { repositoryRoot } from "../repository-root.js";

/** How the scenarios went with one version of LiveKit's framework. */
export interface ScenarioRun {
  /** The version that was installed. */
  readonly version: string;
  readonly agreeing: readonly string[];
  /** Scenarios in which records and truth disagree, or which could not be played. */
  readonly disagreeing: readonly string[];
  /** The end of what was printed: how they disagree. */
  readonly output: string;
}

/** The part of the scenarios' test file that is played. */
const suite = "the records agree";
const timeoutMs = 280_000;
const manifestSchema = z.object({ version: z.string() });
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

/**
 * Plays the scenarios of packages/livekit against the packed packages and a version of LiveKit's framework, in an empty
 * project.
 *
 * @param version Of @livekit/agents.
 * @throws Error with what was printed if they could not be played.
 */
export async function runScenarios(version: string): Promise<ScenarioRun> {
  const project = makePackedProject({ "@livekit/agents": version });
  try {
    const { folder } = project;
    const inModules = (path: string): string => join(folder, "node_modules", path);
    const kit = inModules("@turnspan/scenario-kit");
    mkdirSync(kit);
    for (const part of ["package.json", "dist", "speech"]) {
      cpSync(join(repositoryRoot, "test/scenario-kit", part), join(kit, part), { recursive: true });
    }
    const tested = join(folder, "packages/livekit");
    for (const part of ["scenarios", "scenarios.test.ts"]) {
      cpSync(join(repositoryRoot, "packages/livekit/test", part), join(tested, "test", part), { recursive: true });
    }
    // The scenarios import the package's source; here that is what was packed.
    mkdirSync(join(tested, "src"));
    project.write("packages/livekit/src/index.ts", 'export * from "@turnspan/livekit";\n');
    project.write(
      "vitest.config.mjs",
      `export default { test: { include: ["packages/livekit/test/scenarios.test.ts"], testTimeout: 60_000 } };\n`,
    );
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(inModules("@livekit/agents/package.json"), "utf8")));
    const first = await play(folder, null);
    // A difference between versions is there every time; a busy machine is not.
    const second = first.disagreeing.length === 0 ? first : await play(folder, first.disagreeing);
    const agreeing = [...new Set([...first.agreeing, ...second.agreeing])];
    return { version: manifest.version, agreeing, disagreeing: second.disagreeing, output: second.output };
  } finally {
    project.remove();
  }
}

/** Plays some scenarios, all if null, with the repository's own vitest. A disagreement is no failure of it. */
async function play(folder: string, names: readonly string[] | null): Promise<Omit<ScenarioRun, "version">> {
  const report = join(folder, "report.json");
  rmSync(report, { force: true });
  const vitest = join(repositoryRoot, "node_modules/vitest/vitest.mjs");
  const args = [
    vitest,
    "run",
    "--root",
    folder,
    "-t",
    suite,
    "--reporter=default",
    "--reporter=json",
    `--outputFile=${report}`,
  ];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...cleanEnvironment(), ...(names === null ? {} : { SCENARIO: names.join(",") }) },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeoutMs,
    killSignal: "SIGKILL",
  });
  let output = "";
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString("utf8")).slice(-30_000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  const results = readReport(report, output);
  const named = (agrees: boolean): string[] =>
    results.filter(({ status }) => (status === "passed") === agrees).map(({ title }) => title);
  return { agreeing: named(true), disagreeing: named(false), output };
}

interface Result {
  readonly title: string;
  readonly status: string;
}

function readReport(path: string, output: string): readonly Result[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new Error(`the scenarios were not played:\n${output}`, { cause: error });
  }
  const { testResults } = reportSchema.parse(JSON.parse(text));
  const results = testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status === "passed" || status === "failed");
  if (results.length === 0) throw new Error(`no scenario was played:\n${testResults[0]?.message ?? ""}\n${output}`);
  return results;
}
