// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root, workspaceFolders } from "./paths.mjs";

const thisFile = fileURLToPath(import.meta.url);
const bundleFolder = "dist/bundle";

/**
 * Makes one file of each entry that a package exports from `dist/bundle`: what an agent imports before its first call is
 * then a handful of files, not hundreds. Dependencies stay imports, so that there is one copy of each.
 */
export async function bundleEntries() {
  await Promise.all(workspaceFolders().map((folder) => bundlePackage(join(root, folder))));
}

async function bundlePackage(folder) {
  const { exports = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const names = Object.values(exports)
    .map((entry) => entry.default ?? "")
    .filter((file) => file.startsWith(`./${bundleFolder}/`))
    .map((file) => basename(file, ".js"));
  // Whoever runs meanwhile must not lose a file that is what it would become again.
  if (names.length === 0 || isUpToDate(folder, names)) return;
  // The launcher imports this file before anything is installed.
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({
    input: Object.fromEntries(names.map((name) => [name, join(folder, "dist", `${name}.js`)])),
    platform: "node",
    external: (id) => !id.startsWith(".") && !isAbsolute(id),
    treeshake: { moduleSideEffects: true },
  });
  const dir = join(folder, bundleFolder);
  const { output } = await bundle.write({ dir, chunkFileNames: "[name]-[hash].js" });
  await bundle.close();
  // What the last build made and this one does not.
  const made = new Set(output.map(({ fileName }) => fileName));
  for (const file of readdirSync(dir)) if (!made.has(file)) rmSync(join(dir, file));
}

/** Whether each bundled entry is newer than all that tsc has written, and than the list of entries. */
function isUpToDate(folder, names) {
  const madeAt = names.map((name) => changedAt(join(folder, bundleFolder, `${name}.js`)));
  const inputs = readdirSync(join(folder, "dist"), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".js") && !/^bundle[/\\]/.test(file))
    .map((file) => changedAt(join(folder, "dist", file)));
  return Math.min(...madeAt) >= Math.max(...inputs, changedAt(join(folder, "package.json")), changedAt(thisFile));
}

function changedAt(file) {
  return existsSync(file) ? statSync(file).mtimeMs : -Infinity;
}
