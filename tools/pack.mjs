#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// `node tools/pack.mjs <folder>` packs the public packages there and prints their paths by name as JSON.
import { explainFailure } from "./failure.mjs";
import { packPublicPackages } from "./packages.mjs";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("usage: node tools/pack.mjs <folder>\n");
  process.exitCode = 2;
} else {
  try {
    const tarballs = await packPublicPackages(folder);
    process.stdout.write(`${JSON.stringify(Object.fromEntries(tarballs))}\n`);
  } catch (error) {
    process.exitCode = explainFailure(error);
  }
}
