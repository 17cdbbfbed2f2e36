// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { repositoryRoot } from "../repository-root.js";

const scope = "@opentelemetry";
const manifestSchema = z.object({ version: z.string() });

const workspaceFolders = ["packages", "examples"]
  .flatMap((parent) => readdirSync(join(repositoryRoot, parent)).map((name) => join(repositoryRoot, parent, name)))
  .concat(join(repositoryRoot, "test"), join(repositoryRoot, "bench"));

/** Each OpenTelemetry package that a `node_modules` folder offers, as real directories by name. */
function packagesIn(nodeModules: string): [name: string, directory: string][] {
  const folder = join(nodeModules, scope);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => [name, realpathSync(join(folder, name))]);
}

/** Directories by package name, over every package of the workspace and everything that they install. */
function directoriesByName(): Map<string, Set<string>> {
  const virtualStore = join(repositoryRoot, "node_modules/.pnpm");
  const everywhere = [
    ...workspaceFolders.map((folder) => join(folder, "node_modules")),
    join(repositoryRoot, "node_modules"),
    ...readdirSync(virtualStore).map((name) => join(virtualStore, name, "node_modules")),
  ];
  const directories = new Map<string, Set<string>>();
  for (const [name, directory] of everywhere.flatMap(packagesIn)) {
    directories.set(name, (directories.get(name) ?? new Set()).add(directory));
  }
  return directories;
}

describe("OpenTelemetry in the installed tree", () => {
  const directories = directoriesByName();

  it("is one directory for each package, wherever it is resolved from", () => {
    const several = [...directories].filter(([, found]) => found.size > 1);
    expect(several).toEqual([]);
    expect(directories.size).toBeGreaterThan(10);
  });

  it("is the same copy for @livekit/agents and for Turnspan", () => {
    const agents = realpathSync(join(repositoryRoot, "test/node_modules/@livekit/agents"));
    const seenByLiveKit = new Map(packagesIn(join(agents, "../..")));
    const seenByTurnspan = new Map(packagesIn(join(repositoryRoot, "packages/telemetry/node_modules")));
    const common = [...seenByTurnspan.keys()].filter((name) => seenByLiveKit.has(name));
    expect(common).toEqual(expect.arrayContaining(["api", "resources", "sdk-metrics", "sdk-trace-base"]));
    for (const name of common) expect(seenByTurnspan.get(name)).toBe(seenByLiveKit.get(name));
  });

  it("has an API older than 1.10, which an SDK 2 provider needs to be seen", () => {
    const [api] = directories.get("api") ?? [];
    const manifest: unknown = JSON.parse(readFileSync(join(api ?? "", "package.json"), "utf8"));
    expect(manifestSchema.parse(manifest).version).toMatch(/^1\.9\./);
  });

  it("is one version for each package in the lockfile", () => {
    const lockfile = readFileSync(join(repositoryRoot, "pnpm-lock.yaml"), "utf8");
    const locked = lockfile.matchAll(/^ {2}'@opentelemetry\/([^@']+)@([^'(]+)':$/gm);
    const versions = new Map<string, Set<string>>();
    for (const [, name = "", version = ""] of locked) {
      versions.set(name, (versions.get(name) ?? new Set()).add(version));
    }
    expect([...versions].filter(([, found]) => found.size > 1)).toEqual([]);
    expect([...directories.keys()]).toEqual(expect.arrayContaining([...versions.keys()]));
  });
});
