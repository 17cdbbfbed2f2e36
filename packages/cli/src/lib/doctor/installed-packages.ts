// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, readdirSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** One copy of a package. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** Where it really lies. */
  readonly path: string;
}

const wanted =
  /^(?:@turnspan\/|@livekit\/(?:agents|rtc-node)$|@opentelemetry\/(?:api|api-logs|sdk-trace-base|sdk-metrics|sdk-logs)$)/;
/** Far above any project; a loop of folders must not hold the command up. */
const mostFolders = 50_000;

/**
 * The copies of our packages, LiveKit's and OpenTelemetry's below the project that a folder belongs to, by name, each
 * path once. Null if there is no project, or nothing is installed in it.
 */
export function findInstalledPackages(from: string): { project: string; packages: InstalledPackage[] } | null {
  const project = nearestWithModules(from);
  if (project === null) return null;
  const found = new Map<string, InstalledPackage>();
  const seen = new Set<string>();
  // Upwards too: a package of a workspace resolves what lies in the workspace's root.
  const waiting = [...modulesAbove(project)];
  for (let folder = waiting.pop(); folder !== undefined && seen.size < mostFolders; folder = waiting.pop()) {
    const real = realOrNull(folder);
    if (real === null || seen.has(real)) continue;
    seen.add(real);
    for (const path of packagesIn(real)) {
      const realPath = realOrNull(path);
      if (realPath === null || seen.has(realPath)) continue;
      seen.add(realPath);
      const manifest = readManifest(realPath);
      if (manifest !== null && wanted.test(manifest.name)) found.set(realPath, { ...manifest, path: realPath });
      waiting.push(join(realPath, "node_modules"));
    }
    const store = join(real, ".pnpm");
    if (existsSync(store)) waiting.push(...foldersIn(store).map((name) => join(store, name, "node_modules")));
  }
  const packages = [...found.values()].toSorted(
    (one, other) => one.name.localeCompare(other.name) || one.path.localeCompare(other.path),
  );
  return { project, packages };
}

function nearestWithModules(from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json")) && existsSync(join(folder, "node_modules"))) return folder;
    if (folder === dirname(folder)) return null;
  }
}

function modulesAbove(project: string): string[] {
  const all: string[] = [];
  for (let folder = project; ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (existsSync(modules)) all.push(modules);
    if (folder === dirname(folder)) return all;
  }
}

function packagesIn(modules: string): string[] {
  return foldersIn(modules)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) => {
      const path = join(modules, name);
      return name.startsWith("@") ? foldersIn(path).map((below) => join(path, below)) : [path];
    });
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

function realOrNull(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function readManifest(folder: string): { name: string; version: string } | null {
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, unknown>;
    return typeof name === "string" && typeof version === "string" ? { name, version } : null;
  } catch {
    return null;
  }
}
