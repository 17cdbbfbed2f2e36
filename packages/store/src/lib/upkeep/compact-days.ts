// SPDX-License-Identifier: Apache-2.0
import { access, readdir, rename, rm } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import type { ParquetRecords } from "../database/parquet-records.js";
import { listDays } from "../files/day-folders.js";
import { type RecordFile, baseNameOf, listRecordFiles } from "../files/record-files.js";
import { StoreError } from "../files/store-error.js";
import { type Built, buildParquet } from "./build-parquet.js";
import { withLock } from "./with-lock.js";
import type { CompactOptions, CompactResult, CompactedFile } from "./upkeep.js";

const types = ["call", "turn", "workflow_run"] as const;
/** A day's files must have been quiet for so long: a process that writes past midnight has gone to the next day by then. */
const quietMs = 60 * 60 * 1000;

const leftover = /^[a-z_]+-\d+\.(?:parquet|malformed\.txt)\.part$/;

/**
 * Turns the lines of closed days into Parquet, one file for one file. Each moment on the way leaves every record
 * readable once: the source is renamed to `calls-1.compacting.jsonl`, which readers take until `calls-1.parquet` is
 * there; that appears whole, by a rename, after it was read back and compared; then the source goes. What a kill leaves
 * behind is finished by the next run.
 */
export async function compactDays(
  dir: string,
  parquet: ParquetRecords,
  options: CompactOptions,
): Promise<CompactResult> {
  const now = options.now ?? new Date();
  const files: CompactedFile[] = [];
  const skipped: { day: string; why: string }[] = [];
  const work = async (): Promise<CompactResult> => {
    const days = await listDays(dir);
    for (const [done, day] of days.entries()) {
      options.onProgress?.({ day, done, total: days.length });
      if (options.dryRun !== true) await removeLeftovers(join(dir, day));
      const sources = (await listRecordFiles(dir, types, { since: day, until: day })).filter(
        (file) => file.form !== "parquet" && file.sizeBytes > 0,
      );
      const why = whyNot(day, sources, now);
      if (why !== null) {
        skipped.push({ day, why });
        continue;
      }
      for (const source of sources) {
        const result = await compactFile(dir, source, options.dryRun === true);
        if (typeof result === "string") skipped.push({ day, why: `${basename(source.path)}: ${result}` });
        else files.push(result);
      }
    }
    return { files, skipped };
  };
  try {
    if ((await listDays(dir)).length === 0) return { files, skipped };
    return options.dryRun === true ? await work() : await withLock(join(dir, ".compact.lock"), work);
  } finally {
    // Its connection may hold a file that has been replaced.
    await parquet.close();
  }
}

function whyNot(day: string, sources: readonly RecordFile[], now: Date): string | null {
  if (day >= now.toISOString().slice(0, 10)) return "agents may still write to it";
  if (sources.length === 0) return "nothing to do";
  const newest = sources.reduce((latest, file) => Math.max(latest, file.changedAtMs), 0);
  return now.getTime() - newest < quietMs ? "a file was changed within the last hour" : null;
}

/** @returns what was done, or why nothing was. */
async function compactFile(dir: string, source: RecordFile, dryRun: boolean): Promise<CompactedFile | string> {
  const folder = join(dir, source.day);
  const base = baseNameOf[source.type];
  const known = numberOf(source.path);
  const number = known ?? (await nextNumber(folder, base));
  const ending = source.form === "gz" ? ".jsonl.gz" : ".jsonl";
  const aside = join(folder, `${base}-${number}.compacting${ending}`);
  const target = join(folder, `${base}-${number}.parquet`);
  if (!dryRun && known === null) await move(source.path, aside);

  const built = await buildParquet({ ...source, path: dryRun ? source.path : aside }, dryRun ? null : target);
  if (typeof built === "string") {
    if (!dryRun && known === null && !(await isThere(source.path))) await move(aside, source.path);
    return built;
  }
  if (!dryRun) await commit(built, aside, target);
  return {
    file: relative(dir, source.path),
    records: built.records,
    malformed: built.malformed,
    bytesBefore: source.sizeBytes,
    bytesAfter: dryRun ? null : built.bytes,
  };
}

/** From the rename of the Parquet file on, readers take it and no longer the source. */
async function commit(built: Built, aside: string, target: string): Promise<void> {
  for (const [from, to] of built.beside) await move(from, to);
  await move(built.path, target);
  await rm(aside);
}

function numberOf(path: string): number | null {
  const [, number] = /-(\d+)\.compacting\./.exec(basename(path)) ?? [];
  return number === undefined ? null : Number(number);
}

async function nextNumber(folder: string, base: string): Promise<number> {
  const numbers = (await readdir(folder)).map((name) => {
    const [, of, number] = /^([a-z_]+)-(\d+)\./.exec(name) ?? [];
    return of === base ? Number(number) : 0;
  });
  return numbers.reduce((most, number) => Math.max(most, number), 0) + 1;
}

/** What a run that was killed has left: half-written files, and sources that are in Parquet already. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  const there = new Set(names);
  for (const name of names) {
    const [, stem] = /^([a-z_]+-\d+)\.compacting\.jsonl(?:\.gz)?$/.exec(name) ?? [];
    if (leftover.test(name) || (stem !== undefined && there.has(`${stem}.parquet`))) await rm(join(folder, name));
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    throw StoreError.from(error, from);
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
