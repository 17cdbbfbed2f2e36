// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { StepFailure } from "./failure.mjs";
import { filesBelow, makeFolder } from "./make-folder.mjs";
import { cacheDir, root } from "./paths.mjs";
import { runQuiet } from "./processes.mjs";

const folder = join(root, "packages", "dashboard");

/** Builds the dashboard's page, unless nothing that goes into it changed since the last time. */
export async function buildPage() {
  const inputs = [join(root, "pnpm-lock.yaml"), join(folder, "package.json"), ...filesBelow(join(folder, "web"))];
  const output = join(folder, "dist", "web");
  await makeFolder({ inputs, output, stamp: join(cacheDir, "dashboard-page") }, runVite);
}

async function runVite() {
  const vite = join(folder, "node_modules", "vite", "bin", "vite.js");
  const { exitCode, output } = await runQuiet(process.execPath, [vite, "build", "--config", "web/vite.config.ts"], {
    cwd: folder,
  });
  if (exitCode !== 0) {
    throw new StepFailure("the dashboard's page could not be built", {
      why: "Vite ended with an error; its output is above.",
      fix: "Correct packages/dashboard/web and run the command again.",
      output,
    });
  }
}
