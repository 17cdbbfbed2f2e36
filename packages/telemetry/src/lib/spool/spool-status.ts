// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs/promises";
import path from "node:path";
import { thisHolder } from "./holder.js";
import type { Signal } from "./signal.js";
import { shutNotesIn } from "./shut-notes.js";
import { openSpoolFiles } from "./spool-files.js";
import { spoolFolder } from "./spool-folder.js";

/** How much of one signal waits. */
export interface SpoolAmount {
  readonly batches: number;
  /** Spans, log records, or collections of metrics. */
  readonly items: number;
  /** Compressed, as on disk. */
  readonly sizeBytes: number;
}

/** A breaker that is open in a process of this directory: it sends nothing of the signal until `until`. */
export interface OpenBreaker {
  readonly signal: Signal;
  readonly processId: number;
  /** ISO 8601 UTC. */
  readonly since: string;
  /** When the next attempt is made, ISO 8601 UTC. */
  readonly until: string;
}

/** What waits on disk to be sent. */
export interface SpoolStatus extends SpoolAmount {
  /** Where the batches are. */
  readonly directory: string;
  readonly bySignal: Readonly<Record<Signal, SpoolAmount>>;
  /** Of all batches, those that a process is sending at this moment. */
  readonly claimed: number;
  /** When the oldest batch was made, ISO 8601 UTC; `null` if there is none. */
  readonly oldestAt: string | null;
  /** The same of the newest. */
  readonly newestAt: string | null;
  /** Breakers that are open in processes that live. */
  readonly openBreakers: readonly OpenBreaker[];
}

/**
 * Reads what waits on disk, from the names of the files alone.
 *
 * @param directory The directory of the JSONL files (`dir`); the spool is in it.
 * @throws The file system's error if it cannot be read; a directory that is not there is an empty spool.
 */
export async function spoolStatus(directory: string): Promise<SpoolStatus> {
  const spool = path.resolve(directory, spoolFolder);
  const files = (await openSpoolFiles(spool, thisHolder(), Date.now).list()).filter((file) => file.kind !== "partial");
  const amountOf = (signal: Signal | null): SpoolAmount => {
    const names = files.map(({ name }) => name).filter((name) => signal === null || name.signal === signal);
    return {
      batches: names.length,
      items: names.reduce((sum, { items }) => sum + items, 0),
      sizeBytes: names.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    };
  };
  const dates = files.map(({ name }) => new Date(name.createdAtMs).toISOString());
  return {
    directory: spool,
    ...amountOf(null),
    bySignal: { spans: amountOf("spans"), metrics: amountOf("metrics"), logs: amountOf("logs") },
    claimed: files.filter(({ kind }) => kind === "claimed").length,
    oldestAt: dates.at(0) ?? null,
    newestAt: dates.at(-1) ?? null,
    openBreakers: await openBreakersIn(spool),
  };
}

async function openBreakersIn(spool: string): Promise<readonly OpenBreaker[]> {
  const files = await fs.readdir(spool).catch((): string[] => []);
  return shutNotesIn(files, thisHolder(), Date.now()).map(({ signal, untilMs, hold }) => ({
    signal,
    processId: hold.holder.processId,
    since: new Date(hold.sinceMs).toISOString(),
    until: new Date(untilMs).toISOString(),
  }));
}
