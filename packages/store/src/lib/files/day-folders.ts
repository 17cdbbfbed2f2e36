// SPDX-License-Identifier: Apache-2.0
import { readdir } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { StoreError, errorCode } from "./store-error.js";

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Lists the day folders (`YYYY-MM-DD`, UTC) of a directory, oldest first. A missing directory has none.
 * @throws StoreError if the directory can't be read, or holds only what is not ours (`FOREIGN`).
 */
export async function listDays(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir);
    const days = entries.filter((name) => dayPattern.test(name)).toSorted();
    if (days.length === 0 && isForeign(dir, entries)) throw foreign(dir);
    return days;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error instanceof StoreError ? error : StoreError.from(error, dir);
  }
}

/** A directory that was never ours must not pass for an empty one. */
function isForeign(dir: string, entries: readonly string[]): boolean {
  if (basename(resolve(dir)) === ".turnspan") return false;
  return entries.some((name) => name !== "spool" && !name.startsWith("."));
}

function foreign(dir: string): StoreError {
  return new StoreError(
    "FOREIGN",
    `${dir} holds other things, and no day folders such as 2026-11-20.`,
    "Give the directory that the agents write to, .turnspan unless it was set.",
  );
}
