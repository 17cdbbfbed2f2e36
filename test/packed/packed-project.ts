// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { repositoryRoot } from "../repository-root.js";

const tarballsSchema = z.record(z.string(), z.string());

/** What a user of the packages installs beside them. LiveKit's declarations need the types of ws and json-schema. */
export const installedBeside = {
  "@livekit/agents": "1.9.0",
  "@livekit/rtc-node": "0.13.35",
  "@opentelemetry/api": "^1.9.0",
  "@types/json-schema": "^7.0.15",
  "@types/node": "^20.19.0",
  "@types/ws": "^8.18.0",
  zod: "^4.1.8",
};

/** An empty project somewhere else that has installed the packed packages with npm, as a user would. */
export interface PackedProject {
  readonly folder: string;
  /** Names of the installed packages of ours. */
  readonly packages: readonly string[];
  write(file: string, content: string): void;
  remove(): void;
}

/**
 * Packs, and installs with npm; takes up to a minute with a warm npm cache.
 *
 * @param beside Other versions, or other packages, to install beside ours. npm then takes them although a peer range of
 *   ours may not.
 */
export function makePackedProject(beside: Readonly<Record<string, string>> = {}): PackedProject {
  const folder = mkdtempSync(join(tmpdir(), "turnspan-packed-"));
  const write = (file: string, content: string) => writeFileSync(join(folder, file), content);
  mkdirSync(join(folder, "tarballs"));
  const packed = execFileSync(process.execPath, ["tools/pack.mjs", join(folder, "tarballs")], {
    cwd: repositoryRoot,
    encoding: "utf8",
  });
  const tarballs = tarballsSchema.parse(JSON.parse(packed));
  const ours = Object.fromEntries(Object.entries(tarballs).map(([name, path]) => [name, `file:${path}`]));
  const manifest = { name: "empty", private: true, dependencies: { ...installedBeside, ...beside, ...ours } };
  write("package.json", JSON.stringify(manifest));
  const force = Object.keys(beside).length > 0 ? ["--force"] : [];
  execFileSync("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error", ...force], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  return {
    folder,
    packages: Object.keys(tarballs),
    write,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
