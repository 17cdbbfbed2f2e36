// SPDX-License-Identifier: Apache-2.0
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { fillValues } from "../alerts/fill-values.js";
import type { AlertRule } from "../alerts/rule-json.js";
import { validateRule } from "../alerts/validate-rule.js";
import { SignozError } from "../api/signoz-error.js";
import type { Dashboard } from "../dashboards/dashboard-json.js";
import { validateDashboard } from "../dashboards/validate-dashboard.js";
import { alertmanagerSchema } from "../routing/alertmanager-schema.js";
import type { Routing } from "../routing/routing.js";
import { translateAlertmanager } from "../routing/translate-alertmanager.js";
import { ownershipTag } from "./ownership.js";
import { type Retention, readRetention } from "./retention.js";

/** What shall be in SigNoz. */
export interface Desired extends Routing {
  readonly dashboards: readonly Dashboard[];
  /** With their values filled in. */
  readonly rules: readonly AlertRule[];
  readonly retention: readonly Retention[];
}

/**
 * Reads `dashboards/*.json`, `alerts/*.json`, `alerts/values.json` and `alertmanager/alertmanager.yml` of a folder, and how long
 * SigNoz shall keep data from the environment (`RETENTION_TRACES_DAYS`, `_METRICS_`, `_LOGS_`).
 * @throws SignozError that names the file which is missing or which SigNoz would refuse.
 */
export async function readDesired(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Desired> {
  const values = z.record(z.string(), z.number()).safeParse(await readJson(join(folder, "alerts", "values.json")));
  if (!values.success) throw invalid(join(folder, "alerts", "values.json"), "it is not an object of numbers");
  const rules = await readFolder(join(folder, "alerts"), (candidate) => {
    const filled = fillValues(candidate, values.data);
    const { [ownershipTag.key]: owner } = (filled as { labels?: Record<string, string> }).labels ?? {};
    const unowned = owner === ownershipTag.value ? [] : [`its labels lack ${ownershipTag.key}: ${ownershipTag.value}`];
    return { value: filled as AlertRule, problems: [...validateRule(filled), ...unowned] };
  });
  const dashboards = await readFolder(join(folder, "dashboards"), (candidate) => {
    const { tags = [] } = candidate as Partial<Dashboard>;
    const isOwned = tags.some(({ key, value }) => key === ownershipTag.key && value === ownershipTag.value);
    const unowned = isOwned ? [] : [`its tags lack ${ownershipTag.key}: ${ownershipTag.value}`];
    return { value: candidate as Dashboard, problems: [...validateDashboard(candidate), ...unowned] };
  });
  return { dashboards, rules, retention: readRetention(environment), ...(await readRouting(folder, environment)) };
}

async function readRouting(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Routing> {
  const path = join(folder, "alertmanager", "alertmanager.yml");
  const text = await read(path);
  let content: unknown;
  try {
    content = parse(text);
  } catch (cause) {
    throw invalid(path, "it is not YAML", cause);
  }
  const checked = alertmanagerSchema.safeParse(content);
  if (!checked.success) throw invalid(path, z.prettifyError(checked.error));
  return translateAlertmanager(checked.data, environment);
}

async function readFolder<Value>(
  folder: string,
  check: (candidate: unknown) => { value: Value; problems: readonly string[] },
): Promise<Value[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (cause) {
    throw missing(folder, cause);
  }
  const files = names.filter((name) => name.endsWith(".json") && name !== "values.json").toSorted();
  return Promise.all(
    files.map(async (name) => {
      const path = join(folder, name);
      const { value, problems } = check(await readJson(path));
      if (problems.length > 0) throw invalid(path, problems.join("; "));
      return value;
    }),
  );
}

async function readJson(path: string): Promise<unknown> {
  const text = await read(path);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw invalid(path, "it is not JSON", cause);
  }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw missing(path, cause);
  }
}

function missing(path: string, cause: unknown): SignozError {
  return new SignozError({
    code: "FILE_INVALID",
    why: `${path} cannot be read.`,
    fix: "Give --from the folder observability of this repository, or a copy of it.",
    cause,
  });
}

function invalid(path: string, why: string, cause?: unknown): SignozError {
  return new SignozError({ code: "FILE_INVALID", why: `${path}: ${why}.`, fix: "Correct the file.", cause });
}
