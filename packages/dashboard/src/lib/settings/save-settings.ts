// SPDX-License-Identifier: Apache-2.0
import type { Store } from "@turnspan/store";
import { RequestError } from "../asking/request-error.js";
import { changeSettings } from "./check-settings.js";
import { endOfRetention } from "./keep-retention.js";
import { readSettings, writeSettings } from "./settings-file.js";

/**
 * Keeps a change of the settings. Another retention removes at once what is older.
 * @throws RequestError if it can't be; nothing has changed then.
 */
export async function saveSettings(store: Store, wanted: unknown, nowMs: number): Promise<void> {
  const { settings: before, problem } = await readSettings(store.dir);
  if (problem !== null) throw new RequestError(409, "SETTINGS_FILE", problem.why, problem.fix);
  const changed = changeSettings(before, wanted);
  if ("wrong" in changed) {
    const { key, expected } = changed.wrong;
    throw new RequestError(400, "ARGUMENT", `${key} can't be set to that.`, `Give ${expected}.`);
  }
  const { retention_days: keptDays } = changed.settings;
  const isOther = keptDays !== before.retention_days && keptDays !== null;
  const olderThan = isOther ? endOfRetention(keptDays, nowMs) : null;
  await writeSettings(store.dir, changed.settings);
  if (olderThan !== null) await store.prune({ olderThan });
}
