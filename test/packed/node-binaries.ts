// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../repository-root.js";

const folder = join(repositoryRoot, "tools/node-matrix/node_modules");

/** Node binaries to run with, by name. The installed ones exist on Linux x64 only. */
export const nodeBinaries: readonly (readonly [name: string, path: string])[] = [
  [`Node ${process.versions.node}`, process.execPath] as const,
  ["Node 22", join(folder, "node-22/bin/node")] as const,
  ["Node 24", join(folder, "node-24/bin/node")] as const,
].filter(([, path]) => existsSync(path));
