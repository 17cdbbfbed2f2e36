// SPDX-License-Identifier: Apache-2.0
import { StoreError } from "./store-error.js";

/** A file may be compacted or pruned between being listed and being read; each goes only once. */
const attempts = 5;

/** Asks again, with a fresh list of files, if one of them had gone when it was to be read. */
export async function withFreshList<T>(question: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await question();
    } catch (error) {
      if (attempt === attempts || !(error instanceof StoreError) || error.code !== "ENOENT") throw error;
    }
  }
}
