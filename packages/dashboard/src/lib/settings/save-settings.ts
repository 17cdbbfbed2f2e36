// SPDX-License-Identifier: Apache-2.0
import type { Store } from "@turnspan/store";
import { requireShownDays } from "../answers/clear-history.js";
import { RequestError } from "../asking/request-error.js";
import { changeSettings } from "./check-settings.js";
import { endOfRetention } from "./keep-retention.js";
import { readSettings, writeSettings } from "./settings-file.js";

/**
 * Keeps a change of the settings (SettingsChange). Another retention removes at once the days that the change names.
 * @throws RequestError if it can't be, or if other days than those would go; nothing has changed then.
 */
export async function saveSettings(store: Store, wanted: unknown, nowMs: number): Promise<void> {
  const { settings: before, problem } = await readSettings(store.dir);
  if (problem !== null) throw new RequestError(409, "SETTINGS_FILE", problem.why, problem.fix);
  const { changes, days } = splitChange(wanted);
  const changed = changeSettings(before, changes);
  if ("wrong" in changed) {
    const { key, expected } = changed.wrong;
    throw new RequestError(400, "ARGUMENT", `${key} can't be set to that.`, `Give ${expected}.`);
  }
  const { retention_days: keptDays } = changed.settings;
  const isOther = keptDays !== before.retention_days && keptDays !== null;
  const olderThan = isOther ? endOfRetention(keptDays, nowMs) : null;
  if (olderThan !== null) requireShownDays(await store.prune({ olderThan, dryRun: true }), days);
  await writeSettings(store.dir, changed.settings);
  if (olderThan !== null) await store.prune({ olderThan });
}

/** The settings to change, and the days that may go. */
function splitChange(wanted: unknown): { readonly changes: unknown; readonly days: readonly string[] } {
  if (typeof wanted !== "object" || wanted === null || !("days" in wanted)) return { changes: wanted, days: [] };
  const { days, ...changes } = wanted;
  if (Array.isArray(days) && days.every((day) => typeof day === "string")) return { changes, days };
  throw new RequestError(400, "ARGUMENT", "days is not a list of days.", "Send the days that the preview named.");
}
