// SPDX-License-Identifier: Apache-2.0
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { TurnspanRecord } from "@turnspan/records";
import { listDays } from "./day-folders.js";
import { StoreError, errorCode } from "./store-error.js";

export type RecordType = TurnspanRecord["type"];

/** How the records of each type are called in file names. */
export const baseNameOf = {
  call: "calls",
  turn: "turns",
  workflow_run: "workflow_runs",
} as const satisfies Record<RecordType, string>;

/** A file with records of one type. */
export interface RecordFile {
  readonly path: string;
  readonly day: string;
  readonly type: RecordType;
  readonly form: "jsonl" | "gz" | "parquet";
  readonly sizeBytes: number;
  readonly changedAtMs: number;
  /** Changes whenever the file does: size, time of change and inode. */
  readonly version: string;
}

/** `calls.jsonl`, `calls.jsonl.gz`, `calls.parquet`; with a number, what `compact` made, or what it is working on. */
const namePattern = /^(calls|turns|workflow_runs)(?:-(\d+))?(\.compacting)?(\.jsonl|\.jsonl\.gz|\.parquet)$/;

const formOf = { ".jsonl": "jsonl", ".jsonl.gz": "gz", ".parquet": "parquet" } as const;
const typeOf = { calls: "call", turns: "turn", workflow_runs: "workflow_run" } as const;

/**
 * Lists the files with records in the days from `since` to `until` (`YYYY-MM-DD`, both included), by day, oldest first.
 * A source that `compact` has already turned into Parquet and not yet removed is left out.
 * @throws StoreError if the directory can't be read, or is not one of ours (`FOREIGN`); `ENOENT` if a file was renamed or
 * removed while it was listed, so that the list may lack what took its place.
 */
export async function listRecordFiles(
  dir: string,
  types: readonly RecordType[],
  days?: { readonly since?: string | undefined; readonly until?: string | undefined },
): Promise<RecordFile[]> {
  const files: RecordFile[] = [];
  for (const day of await listDays(dir)) {
    if (days?.since !== undefined && day < days.since) continue;
    if (days?.until !== undefined && day > days.until) continue;
    files.push(...(await listDay(dir, day, types)));
  }
  return files;
}

async function listDay(dir: string, day: string, types: readonly RecordType[]): Promise<RecordFile[]> {
  const names = await namesIn(join(dir, day));
  const there = new Set(names);
  const found = names.toSorted().map(async (name): Promise<RecordFile | null> => {
    const [, base, number, compacting, ending] = namePattern.exec(name) ?? [];
    if (base === undefined || ending === undefined) return null;
    if (compacting !== undefined && there.has(`${base}-${number}.parquet`)) return null;
    const type = typeOf[base as keyof typeof typeOf];
    if (!types.includes(type)) return null;
    const path = join(dir, day, name);
    return { path, day, type, form: formOf[ending as keyof typeof formOf], ...(await stateOf(path)) };
  });
  return (await Promise.all(found)).filter((file) => file !== null);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    // Pruned since it was listed, or a file that is called like a day.
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return [];
    throw StoreError.from(error, folder);
  }
}

async function stateOf(path: string): Promise<Pick<RecordFile, "sizeBytes" | "changedAtMs" | "version">> {
  try {
    const { size, mtimeMs, ino } = await stat(path);
    return { sizeBytes: size, changedAtMs: mtimeMs, version: `${size}:${mtimeMs}:${ino}` };
  } catch (error) {
    throw StoreError.from(error, path);
  }
}
