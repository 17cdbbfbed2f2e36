// SPDX-License-Identifier: Apache-2.0
import { resolve } from "node:path";
import { openStore } from "@turnspan/store";
import { type ConfigValue, inspectConfig } from "@turnspan/telemetry/config";
import type { CommandContext } from "../program/command-context.js";
import { type Check, faulty, fine } from "./check.js";
import { checkEndpoint } from "./check-endpoint.js";
import { checkFiles, checkLines } from "./check-files.js";
import { checkNode } from "./check-node.js";
import { checkPackages } from "./check-packages.js";
import { findInstalledPackages } from "./installed-packages.js";
import { probeEndpoint } from "./probe-endpoint.js";

/** Everything that was looked at. */
export interface Examination {
  readonly checks: readonly Check[];
  readonly config: readonly (ConfigValue & { readonly file: string | null })[];
}

const localCollector = "http://localhost:4318/v1/traces";
const probeTimeoutMs = 3000;

/** Looks at Node, packages, configuration, files, endpoint and clock. Writes nothing. */
export async function examine(context: CommandContext): Promise<Examination> {
  const { config, values, warnings } = inspectConfig();
  const dir = resolve(context.dir);
  const checks: Check[] = [
    checkNode(process.versions.node),
    ...checkPackages(findInstalledPackages(process.cwd())),
    ...(config.enabled
      ? []
      : [
          faulty(
            "enabled",
            "fatal",
            `Turnspan is switched off by ${config.sources.enabled}.`,
            "Unset it, or set it to true.",
          ),
        ]),
    ...warnings.map(({ message, fix }) => faulty("config", "problem", message, fix)),
    ...(warnings.length === 0 ? [fine("config", "No variable is wrong.")] : []),
    ...checkFiles(dir),
    ...(await checkRecords(dir)),
  ];
  const url = config.tracesUrl ?? (config.detectEndpoint ? localCollector : null);
  if (url === null) checks.push(fine("endpoint", "Exporting is switched off: records go to the files only.", "note"));
  else {
    const answer = await probeEndpoint(url, config.tracesUrl === null ? {} : config.headers, probeTimeoutMs);
    checks.push(...checkEndpoint(withoutSecrets(url), config.tracesUrl !== null, answer));
  }
  const { files } = context.environment;
  return {
    checks,
    config: values.map((value) =>
      value.key === "dir" && config.dir !== dir
        ? { key: value.key, text: dir, source: "--dir", file: null }
        : { ...value, file: fileOf(value.source, files) },
    ),
  };
}

/** The store reads nothing but day folders, so its answer says whether this is a directory of ours. */
async function checkRecords(dir: string): Promise<Check[]> {
  const store = openStore(dir);
  try {
    const { conversations } = await store.totals();
    return [checkLines(conversations, store.malformed().count)];
  } catch (error) {
    if (!(error instanceof Error) || !("why" in error) || !("fix" in error)) throw error;
    return [faulty("records", "problem", String(error.why), String(error.fix))];
  } finally {
    await store.close();
  }
}

/** Without the user name, password and query that a URL may hold. */
function withoutSecrets(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

function fileOf(source: string, files: ReadonlyMap<string, string>): string | null {
  const from = source.split(", ").flatMap((name) => files.get(name) ?? []);
  return from.length === 0 ? null : [...new Set(from)].join(", ");
}
