// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildAll } from "./build.mjs";
import { explainFailure, StepFailure } from "./failure.mjs";
import { outdatedFiles } from "./generate.mjs";
import { packPublicPackages } from "./packages.mjs";
import { runTool } from "./processes.mjs";
import { showStep } from "./progress.mjs";

/** Everything a change must pass besides the tests. Goes on after a failure, to report them all. */
export async function check() {
  const steps = [
    ["build", buildAll],
    ["types of tests", tool("typescript", ["-p", "tsconfig.json"], { command: "tsc" }, "Correct the type errors.")],
    [
      "types of the dashboard's page",
      tool("typescript", ["-p", "packages/dashboard/web"], { command: "tsc" }, "Correct the type errors."),
    ],
    ["lint", tool("oxlint", [], {}, "`npx oxlint --fix` corrects some of them.")],
    ["format", tool("oxfmt", ["--check"], {}, "Run `npm run format`.")],
    ["unused code and dependencies", tool("knip", ["--no-config-hints"], {}, "Remove what is not used.")],
    ["packages as published", checkPackages],
    ["generated files", checkGenerated],
  ];
  const failed = [];
  for (const [name, step] of steps) {
    try {
      await (name === "build" ? step() : showStep(name, step));
    } catch (error) {
      explainFailure(error);
      failed.push(name);
    }
  }
  if (failed.length > 0) process.stderr.write(`\ncheck failed: ${failed.join(", ")}\n`);
  return failed.length > 0 ? 1 : 0;
}

function tool(packageName, args, options, fix) {
  return async () => {
    const { exitCode, output } = await runTool(packageName, args, options);
    if (exitCode !== 0) {
      throw new StepFailure(`${options.command ?? packageName} found something`, {
        why: "Its output is above.",
        fix,
        output,
      });
    }
  };
}

async function checkPackages() {
  const folder = mkdtempSync(join(tmpdir(), "turnspan-pack-"));
  try {
    await packPublicPackages(folder);
    for (const tarball of readdirSync(folder)) {
      const path = join(folder, tarball);
      await tool("publint", ["run", "--strict", path], {}, `Correct the package.json behind ${tarball}.`)();
      const attw = ["--profile", "esm-only", "--no-emoji", path];
      await tool("@arethetypeswrong/cli", attw, { command: "attw" }, `Correct the exports behind ${tarball}.`)();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function checkGenerated() {
  const files = await outdatedFiles();
  if (files.length === 0) return;
  throw new StepFailure(`${files.length} generated files are out of date`, {
    why: `These are not what their generator writes: ${files.join(", ")}`,
    fix: "Run `npm run generate` and commit the result.",
  });
}
