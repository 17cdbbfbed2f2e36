// SPDX-License-Identifier: Apache-2.0
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { basename, isAbsolute, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { filesBelow, makeFolder } from "./make-folder.mjs";
import { cacheDir, root, workspaceFolders } from "./paths.mjs";

const thisFile = fileURLToPath(import.meta.url);
const bundleFolder = "dist/bundle";

/**
 * Makes one file of each entry that a package exports from `dist/bundle`: what an agent imports before its first call is
 * then a handful of files, not hundreds. Dependencies stay imports, so that there is one copy of each.
 */
export async function bundleEntries() {
  await Promise.all(workspaceFolders().map((folder) => bundlePackage(join(root, folder))));
}

/** The same for the package in a folder; one that exports none has no such folder. */
export async function bundlePackage(folder, stampDir = cacheDir) {
  const manifest = join(folder, "package.json");
  const { exports = {} } = JSON.parse(readFileSync(manifest, "utf8"));
  const names = Object.values(exports)
    .map((entry) => entry.default ?? "")
    .filter((file) => file.startsWith(`./${bundleFolder}/`))
    .map((file) => basename(file, ".js"));
  const output = join(folder, bundleFolder);
  const stamp = join(stampDir, `bundle-${basename(folder)}`);
  if (names.length === 0) {
    for (const left of [output, stamp]) rmSync(left, { recursive: true, force: true });
    return;
  }
  const compiled = filesBelow(join(folder, "dist")).filter(
    (file) => file.endsWith(".js") && !/^(?:bundle|web)[/\\]/.test(relative(join(folder, "dist"), file)),
  );
  const inputs = [thisFile, join(root, "pnpm-lock.yaml"), manifest, ...compiled];
  // Whoever runs meanwhile must not lose a file that is what it would become again.
  await makeFolder({ inputs, output, stamp }, () => bundle(folder, names, output));
}

async function bundle(folder, names, dir) {
  // The launcher imports this file before anything is installed.
  const { rolldown } = await import("rolldown");
  const made = await rolldown({
    input: Object.fromEntries(names.map((name) => [name, join(folder, "dist", `${name}.js`)])),
    platform: "node",
    external: (id) => !id.startsWith(".") && !isAbsolute(id),
    treeshake: { moduleSideEffects: true },
  });
  const { output } = await made.write({ dir, chunkFileNames: "[name]-[hash].js" });
  await made.close();
  // What the last build made and this one does not.
  const kept = new Set(output.map(({ fileName }) => fileName));
  for (const file of readdirSync(dir)) if (!kept.has(file)) rmSync(join(dir, file), { recursive: true });
}
