// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { config } from "dotenv";

const repositoryRoot = fileURLToPath(new URL("../../../../../", import.meta.url));

/** Reads `.env.local` and `.env` of the working directory, then of the repository. A variable that is set stays as it is. */
export function loadEnvironment(): void {
  const folders = [...new Set([process.cwd(), join(repositoryRoot, ".")])];
  config({ path: folders.flatMap((folder) => [join(folder, ".env.local"), join(folder, ".env")]), quiet: true });
}
