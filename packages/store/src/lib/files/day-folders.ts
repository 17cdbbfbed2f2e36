// SPDX-License-Identifier: Apache-2.0
import { readdir } from "node:fs/promises";
import { StoreError, errorCode } from "./store-error.js";

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Lists the day folders (`YYYY-MM-DD`, UTC) of a directory, oldest first. A missing directory has none.
 * @throws StoreError if the directory can't be read.
 */
export async function listDays(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir);
    return entries.filter((name) => dayPattern.test(name)).toSorted();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw StoreError.from(error, dir);
  }
}
