// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StepFailure } from "./failure.mjs";
import { cacheDir, root } from "./paths.mjs";
import { runQuiet } from "./processes.mjs";

const folder = join(root, "packages", "dashboard");
const stampFile = join(cacheDir, "dashboard-page");

/** Builds the dashboard's page, unless nothing that goes into it changed since the last time. */
export async function buildPage() {
  const wanted = fingerprint();
  const isThere = existsSync(join(folder, "dist", "web", "index.html"));
  if (isThere && existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
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
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(stampFile, wanted);
}

function fingerprint() {
  const hash = createHash("sha256");
  const sources = readdirSync(join(folder, "web"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of [join(root, "pnpm-lock.yaml"), join(folder, "package.json"), ...sources]) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}
