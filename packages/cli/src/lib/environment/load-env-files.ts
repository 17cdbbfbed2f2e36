// SPDX-License-Identifier: Apache-2.0
import { config } from "dotenv";

/** The environment, and which of its variables came from a file. */
export interface LoadedEnvironment {
  /** File by name of the variable that was read from it. */
  readonly files: ReadonlyMap<string, string>;
}

const envFiles = [".env.local", ".env"];

/** Reads `.env.local` and `.env` of the working directory; a variable that is set already keeps its value. */
export function loadEnvFiles(): LoadedEnvironment {
  const files = new Map<string, string>();
  for (const path of envFiles) {
    const before = new Set(Object.keys(process.env));
    const { parsed } = config({ path, quiet: true });
    for (const name of Object.keys(parsed ?? {})) if (!before.has(name)) files.set(name, path);
  }
  return { files };
}
