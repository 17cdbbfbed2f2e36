// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StepFailure } from "./failure.mjs";
import { root, workspaceFolders } from "./paths.mjs";
import { runPnpm } from "./processes.mjs";

/** Packs each public package into `folder`, as `pnpm publish` would. Returns tarball paths by package name. */
export async function packPublicPackages(folder) {
  const manifests = workspaceFolders()
    .map((path) => JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")))
    .filter((manifest) => manifest.private !== true);
  const filters = manifests.flatMap(({ name }) => ["--filter", name]);
  const { exitCode, output } = await runPnpm(["pack", "-r", ...filters, "--pack-destination", folder]);
  if (exitCode !== 0) {
    throw new StepFailure("the packages could not be packed", {
      why: "pnpm ended with an error; its output is above.",
      fix: "Correct the package.json that it names.",
      output,
    });
  }
  return new Map(
    manifests.map(({ name, version }) => [
      name,
      join(folder, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`),
    ]),
  );
}
