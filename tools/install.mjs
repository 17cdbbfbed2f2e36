// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StepFailure } from "./failure.mjs";
import { fingerprint } from "./make-folder.mjs";
import { cacheDir, root, workspaceFolders } from "./paths.mjs";
import { pnpmVersion, runPnpm } from "./processes.mjs";
import { showStep } from "./progress.mjs";

const stampFile = join(cacheDir, "install");

/** Installs what the lockfile names, unless nothing that decides it changed since the last time. */
export async function installDependencies() {
  const wanted = installFingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  await showStep("install dependencies", async () => {
    const args = ["install", "--frozen-lockfile", "--config.confirmModulesPurge=false"];
    const { exitCode, output } = await runPnpm(args);
    if (exitCode === 0) return;
    throw new StepFailure("the dependencies could not be installed", {
      why: output.includes("ERR_PNPM_OUTDATED_LOCKFILE")
        ? "A package.json and pnpm-lock.yaml do not agree."
        : "pnpm ended with an error; its output is above.",
      fix: output.includes("ERR_PNPM_OUTDATED_LOCKFILE")
        ? `Run \`npx pnpm@${pnpmVersion} install --no-frozen-lockfile\` and commit pnpm-lock.yaml.`
        : "Check that the npm registry can be reached, then run the command again.",
      output,
    });
  });
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(stampFile, wanted);
}

function installFingerprint() {
  const manifests = workspaceFolders().map((folder) => `${folder}/package.json`);
  const files = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...manifests];
  return fingerprint(
    files.map((file) => join(root, file)),
    `${pnpmVersion} ${process.platform} ${process.arch}`,
  );
}
