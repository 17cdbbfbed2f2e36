// SPDX-License-Identifier: Apache-2.0
import { relative } from "node:path";
import { type Check, faulty, fine } from "./check.js";
import type { InstalledPackage } from "./installed-packages.js";

const api = "@opentelemetry/api";

/** What the copies of packages in a project mean; null where there is no project. */
export function checkPackages(found: { project: string; packages: readonly InstalledPackage[] } | null): Check[] {
  if (found === null) {
    return [
      fine("packages", "There is no project with installed packages here; run this in your agent's folder.", "note"),
    ];
  }
  const { project, packages } = found;
  return [checkOurs(packages), checkApi(project, packages), ...checkSdks(packages)];
}

function checkOurs(packages: readonly InstalledPackage[]): Check {
  const named = packages.filter(({ name }) => name.startsWith("@turnspan/") || name === "@livekit/agents");
  const versions = new Map<string, Set<string>>();
  for (const { name, version } of named) versions.set(name, (versions.get(name) ?? new Set<string>()).add(version));
  const text = [...versions].map(([name, all]) => `${name} ${[...all].join(" and ")}`).join(", ");
  const twice = [...versions].filter(([, all]) => all.size > 1).map(([name]) => name);
  if (named.length === 0) return fine("packages", "Neither Turnspan nor LiveKit is installed in this project.", "note");
  if (twice.length === 0) return fine("packages", text);
  return faulty(
    "packages",
    "problem",
    `${twice.join(", ")} is installed in more than one version: ${text}.`,
    "Install one version of each, then remove node_modules and the lockfile's duplicates (npm dedupe).",
  );
}

/** Spans that one copy starts never reach the provider that was registered with a copy of another version. */
function checkApi(project: string, packages: readonly InstalledPackage[]): Check {
  const copies = packages.filter(({ name }) => name === api);
  const [first] = copies;
  if (first === undefined) return fine("opentelemetry_api", `${api} is not installed in this project.`, "note");
  const list = copies.map(({ version, path }) => `${version} in ${relative(project, path) || "."}`).join("; ");
  if (copies.length === 1) return fine("opentelemetry_api", `one copy of ${api}, ${first.version}`);
  if (copies.every(({ version }) => version === first.version)) {
    return fine(
      "opentelemetry_api",
      `${copies.length} copies of ${api}, all ${first.version}, which find each other`,
      "note",
    );
  }
  return faulty(
    "opentelemetry_api",
    "fatal",
    `${copies.length} copies of ${api} in different versions: ${list}. Spans of one go nowhere.`,
    `Pin one version with "overrides": { "${api}": "${first.version}" } and install again.`,
  );
}

function checkSdks(packages: readonly InstalledPackage[]): Check[] {
  const names = ["@opentelemetry/sdk-trace-base", "@opentelemetry/sdk-metrics"];
  return names.flatMap((name) => {
    const versions = [...new Set(packages.filter((one) => one.name === name).map(({ version }) => version))];
    if (versions.length < 2) return [];
    return [
      faulty(
        "opentelemetry_sdk",
        "problem",
        `${name} is installed as ${versions.join(" and ")}.`,
        `Pin one version with "overrides" so that one provider serves all.`,
      ),
    ];
  });
}
