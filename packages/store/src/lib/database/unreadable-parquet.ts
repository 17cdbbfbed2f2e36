// SPDX-License-Identifier: Apache-2.0
import { access } from "node:fs/promises";
import { StoreError } from "../files/store-error.js";

/** Why a Parquet file could not be read: it has gone since it was listed, or it is damaged or none of ours. */
export async function unreadableParquet(path: string, cause: unknown): Promise<StoreError> {
  try {
    await access(path);
  } catch (gone) {
    return StoreError.from(gone, path);
  }
  return new StoreError(
    "CORRUPT",
    `${path} is damaged, or no Parquet file of Turnspan's.`,
    "Restore it from a copy, or move it out of the directory.",
    cause,
  );
}
