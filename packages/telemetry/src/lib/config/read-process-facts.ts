// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import path from "node:path";
import type { ProcessFacts } from "./process-facts.js";

/**
 * Looks for the nearest package.json with a name: upwards from the main script, else from the working directory. A
 * script inside node_modules (a forked job process, a test runner) is not the service, so it does not count.
 */
export function readProcessFacts(agentName: string | null): ProcessFacts {
  const workingDirectory = process.cwd();
  const script = path.resolve(process.argv[1] ?? "");
  const scriptIsOurs = process.argv[1] !== undefined && !script.split(path.sep).includes("node_modules");
  const found =
    (scriptIsOurs ? readNearestPackage(path.dirname(script)) : null) ?? readNearestPackage(workingDirectory);
  return {
    workingDirectory,
    packageName: found?.name ?? null,
    packageVersion: found?.version ?? null,
    pricesFile: existingFile(path.join(workingDirectory, "turnspan.prices.yaml")),
    agentName,
  };
}

function existingFile(file: string): string | null {
  return fs.existsSync(file) ? file : null;
}

interface Package {
  readonly name: string;
  readonly version: string | null;
}

/** What was found from a directory upwards: asked for each session, and the same as long as the process runs. */
const nearest = new Map<string, Package | null>();
const nearestMost = 16;

function readNearestPackage(from: string): Package | null {
  const known = nearest.get(from);
  if (known !== undefined) return known;
  const found = findNearestPackage(from);
  if (nearest.size < nearestMost) nearest.set(from, found);
  return found;
}

function findNearestPackage(from: string): Package | null {
  for (let directory = from; ; directory = path.dirname(directory)) {
    const found = readPackage(path.join(directory, "package.json"));
    if (found !== null) return found;
    if (directory === path.dirname(directory)) return null;
  }
}

function readPackage(file: string): Package | null {
  try {
    const content: unknown = JSON.parse(fs.readFileSync(file, "utf8"));
    if (typeof content !== "object" || content === null || !("name" in content)) return null;
    if (typeof content.name !== "string" || content.name === "") return null;
    const version = "version" in content && typeof content.version === "string" ? content.version : null;
    return { name: content.name, version };
  } catch {
    return null;
  }
}
