// SPDX-License-Identifier: Apache-2.0
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { listDays } from "../files/day-folders.js";
import { StoreError } from "../files/store-error.js";
import type { PruneOptions, PruneResult } from "./upkeep.js";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Removes the day folders whose last moment is before `olderThan`. Each is renamed first, so that no reader sees a day
 * that is half there.
 */
export async function pruneDays(dir: string, { olderThan, dryRun = false }: PruneOptions): Promise<PruneResult> {
  if (Number.isNaN(olderThan.getTime())) {
    throw new StoreError("ARGUMENT", "olderThan is no date.", "Give a date, such as 2026-10-01.");
  }
  const days: { day: string; files: number; bytes: number }[] = [];
  for (const day of await listDays(dir)) {
    if (Date.parse(day) + dayMs > olderThan.getTime()) continue;
    const folder = join(dir, day);
    try {
      days.push({ day, ...(await sizeOf(folder)) });
      if (dryRun) continue;
      const doomed = join(dir, `.pruned-${day}-${process.pid}`);
      await rename(folder, doomed);
      await rm(doomed, { recursive: true, force: true });
    } catch (error) {
      throw StoreError.from(error, folder);
    }
  }
  if (!dryRun) await removeLeftovers(dir);
  return { days, bytes: days.reduce((sum, { bytes }) => sum + bytes, 0), dryRun };
}

async function sizeOf(folder: string): Promise<{ files: number; bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
  return { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** What a prune that was killed had renamed and not removed. */
async function removeLeftovers(dir: string): Promise<void> {
  const names = await readdir(dir).catch((): string[] => []);
  const doomed = names.filter((name) => /^\.pruned-\d{4}-\d{2}-\d{2}-\d+$/.test(name));
  await Promise.all(doomed.map((name) => rm(join(dir, name), { recursive: true, force: true })));
}
