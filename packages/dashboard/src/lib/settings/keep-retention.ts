// SPDX-License-Identifier: Apache-2.0
import type { Store } from "@turnspan/store";
import { readSettings } from "./settings-file.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Days that ended before it are older than so many days. */
export function endOfRetention(days: number, nowMs: number): Date {
  return new Date(nowMs - days * dayMs);
}

/** Removes the days that are older than the settings let them be. */
async function applyRetention(store: Store, nowMs: number): Promise<void> {
  const { retention_days: days } = (await readSettings(store.dir)).settings;
  if (days !== null) await store.prune({ olderThan: endOfRetention(days, nowMs) });
}

/** Applies the retention now and every hour, until told to stop. A directory that can't be written is for the pages to tell of. */
export function keepRetention(store: Store): () => void {
  const apply = (): void => void applyRetention(store, Date.now()).catch(() => {});
  apply();
  const timer = setInterval(apply, hourMs);
  timer.unref();
  return () => clearInterval(timer);
}
