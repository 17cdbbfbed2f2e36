// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StepFailure } from "./failure.mjs";
import { root, workspaceFolders } from "./paths.mjs";
import { runPnpm } from "./processes.mjs";

/** Packs each public package into `folder`, as `pnpm publish` would. Returns tarball paths by package name. */
export async function packPublicPackages(folder) {
  const tarballs = new Map();
  for (const path of workspaceFolders()) {
    const { name, version, private: isPrivate } = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8"));
    if (isPrivate === true) continue;
    const { exitCode, output } = await runPnpm(["--dir", path, "pack", "--pack-destination", folder]);
    if (exitCode !== 0) {
      throw new StepFailure(`${name} could not be packed`, {
        why: "pnpm ended with an error; its output is above.",
        fix: `Correct ${path}/package.json.`,
        output,
      });
    }
    tarballs.set(name, join(folder, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`));
  }
  return tarballs;
}
