// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** The folder of the stack. */
export const stackDir = fileURLToPath(new URL("../../observability/", import.meta.url));

/** How the stack can be started: the files that are laid over each other, and the profiles. */
export const compositions = [
  { name: "development", files: ["compose.yaml"], profiles: [] },
  { name: "demo", files: ["compose.yaml"], profiles: ["demo"] },
  { name: "production", files: ["compose.yaml", "compose.production.yaml"], profiles: [] },
] as const;

export const composeFiles = ["compose.yaml", "compose.production.yaml"] as const;

export interface ComposeService {
  readonly image?: string;
  readonly profiles?: readonly string[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly mem_limit?: string;
  readonly restart?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes?: Readonly<Record<string, unknown>>;
}

export async function readText(name: string): Promise<string> {
  return readFile(`${stackDir}${name}`, "utf8");
}

/** A compose file as a reader of YAML 1.1 with merge keys sees it, variables not filled in. */
export async function readCompose(name: string): Promise<ComposeFile> {
  return parse(await readText(name), { merge: true }) as ComposeFile;
}
