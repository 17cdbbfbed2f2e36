// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { makePackedProject } from "../packed/packed-project.js";
import { cleanEnvironment } from "../processes/clean-environment.js";
import { repositoryRoot } from "../repository-root.js";

/** How the scenarios went with one version of LiveKit's framework. */
export interface ScenarioRun {
  /** The version that was installed. */
  readonly version: string;
  readonly results: readonly ScenarioResult[];
}

const resultSchema = z.object({
  name: z.string(),
  /** 2 where the first play disagreed. */
  plays: z.number(),
  /** How records and truth disagree. */
  faults: z.array(z.string()),
  /** Names of the checks that disagree, or `not played`. */
  checks: z.array(z.string()),
});

export type ScenarioResult = z.infer<typeof resultSchema>;

/** The part of the scenarios' test file that is played. */
const suite = "the records agree";
const timeoutMs = 420_000;
const manifestSchema = z.object({ version: z.string() });

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
    return { version: manifest.version, results: await play(folder) };
  } finally {
    project.remove();
  }
}

/** Plays the scenarios with the repository's own vitest. A disagreement is no failure of it. */
async function play(folder: string): Promise<readonly ScenarioResult[]> {
  const report = join(folder, "report.json");
  const vitest = join(repositoryRoot, "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", "--root", folder, "-t", suite], {
    cwd: folder,
    env: { ...cleanEnvironment(), TURNSPAN_REPORT: report },
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
  if (!existsSync(report)) throw new Error(`the scenarios were not played:\n${output}`);
  return z.array(resultSchema).parse(JSON.parse(readFileSync(report, "utf8")));
}
