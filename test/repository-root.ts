// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";

/** Absolute path of the repository. */
export const repositoryRoot = fileURLToPath(new URL("..", import.meta.url));
