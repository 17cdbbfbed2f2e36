// SPDX-License-Identifier: Apache-2.0
// A package that makes files from its code has a script `generate` in its package.json; it runs after the build.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StepFailure } from "./failure.mjs";
import { root, workspaceFolders } from "./paths.mjs";
import { runPnpm, runTool } from "./processes.mjs";
import { showStep } from "./progress.mjs";

const skippedFolders = new Set(["node_modules", "dist", ".git", ".turnspan", "coverage"]);

/** Writes every generated file anew. */
export async function generateFiles() {
  const before = readTree();
  await showStep("generate files", () => runGenerators(before));
  for (const file of changedSince(before).keys()) process.stderr.write(`  changed ${file}\n`);
  return 0;
}

/** Names the files that are not what their generator writes, and leaves the tree as it was. */
export async function outdatedFiles() {
  const before = readTree();
  try {
    await runGenerators(before);
    return [...changedSince(before).keys()];
  } finally {
    for (const [file, content] of changedSince(before)) {
      if (content === undefined) rmSync(join(root, file));
      else writeFileSync(join(root, file), content);
    }
  }
}

async function runGenerators(before) {
  for (const folder of workspaceFolders()) {
    const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    if (manifest.scripts?.generate === undefined) continue;
    const { exitCode, output } = await runPnpm(["--dir", folder, "run", "generate"]);
    if (exitCode !== 0) {
      throw new StepFailure(`the generator of ${folder} failed`, {
        why: "Its output is above.",
        fix: "Correct it and run `npm run generate`.",
        output,
      });
    }
  }
  // Generators need not know how we format.
  const written = changedSince(before);
  if (written.size > 0) await runTool("oxfmt", ["--no-error-on-unmatched-pattern", ...written.keys()]);
}

/** Each file that is another than before, with its content then (undefined for a new one). */
function changedSince(before) {
  const changed = new Map();
  for (const [file, content] of readTree()) {
    const old = before.get(file);
    if (old === undefined || !old.equals(content)) changed.set(file, old);
  }
  return changed;
}

function readTree(folder = "", files = new Map()) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (skippedFolders.has(entry.name)) continue;
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) readTree(path, files);
    else if (entry.isFile() && existsSync(join(root, path))) files.set(path, readFileSync(join(root, path)));
  }
  return files;
}
