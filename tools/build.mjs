// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildPage } from "./build-page.mjs";
import { bundleEntries } from "./bundle.mjs";
import { StepFailure } from "./failure.mjs";
import { root, workspaceFolders } from "./paths.mjs";
import { runTool } from "./processes.mjs";
import { showStep } from "./progress.mjs";

/** Compiles what changed since the last build, in every package and example. */
export async function buildAll() {
  await showStep("build", async () => {
    const { exitCode, output } = await runTool("typescript", ["-b", "tsconfig.build.json"], { command: "tsc" });
    if (exitCode !== 0) {
      throw new StepFailure("the build failed", {
        why: "The TypeScript compiler found errors; they are above.",
        fix: "Correct them and run the command again.",
        output,
      });
    }
    for (const folder of workspaceFolders()) removeOrphans(join(root, folder));
    await bundleEntries();
    await buildPage();
  });
}

/** tsc leaves the output of a deleted source file behind, and a package would publish it. */
function removeOrphans(folder) {
  const dist = join(folder, "dist");
  if (!existsSync(dist) || !existsSync(join(folder, "src"))) return;
  for (const file of readdirSync(dist, { recursive: true })) {
    // The bundles and the page have builders of their own, which leave nothing behind.
    if (/^(?:bundle|web)[/\\]/.test(String(file))) continue;
    const stem = /^(.*?)(?:\.d\.ts|\.js)(?:\.map)?$/.exec(String(file))?.[1];
    if (stem !== undefined && !existsSync(join(folder, "src", `${stem}.ts`))) rmSync(join(dist, String(file)));
  }
}
