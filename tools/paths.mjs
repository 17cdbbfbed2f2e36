// SPDX-License-Identifier: Apache-2.0
import { readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the repository. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/** Where the tools keep what they remember between runs; removed with node_modules. */
export const cacheDir = join(root, "node_modules", ".cache", "turnspan");

/** Folders of the workspace that hold a package.json, relative to the root, sorted. */
export function workspaceFolders() {
  const below = (folder) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`) : [];
  return [
    ...below("packages"),
    ...below("examples"),
    "test",
    "test/record-kit",
    "test/scenario-kit",
    "bench",
    "tools/node-matrix",
  ]
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .toSorted();
}
