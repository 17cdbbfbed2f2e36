// SPDX-License-Identifier: Apache-2.0
import type { ProblemReport } from "../guard/problem.js";
import type { BatchName } from "./batch-name.js";
import { nextNumber } from "./holder.js";
import { createMemoryStore, type KeptBatch } from "./memory-store.js";
import { surplusOf, type SpoolBounds } from "./spool-bounds.js";
import { reportOfSurplus, reportOfWriteError } from "./spool-problems.js";
import type { Claim, SpoolFiles } from "./spool-files.js";
import type { SpoolFile } from "./spool-listing.js";
import { createShutNotes } from "./shut-notes.js";
import type { Signal } from "./signal.js";

/** Batches that could not be sent yet: on disk, and in memory where the disk does not take them. */
export interface Spool {
  /** Stands in the names of the batches that this process has written. */
  readonly writer: string;
  /** Keeps a batch at once. Never throws. */
  keep(batch: KeptBatch): void;
  /** Keeps a copy on disk of a batch that this process is sending; `null` if the disk does not take it. Never throws. */
  keepCopy(batch: KeptBatch): Claim | null;
  /** Takes the oldest batch of a signal that was meant for a receiver; `null` if there is none. Never rejects. */
  next(signal: Signal, destination: string): Promise<Claim | null>;
  /** Lets who looks at the directory know that nothing of a signal is sent until then, epoch milliseconds. Never throws. */
  noteShut(signal: Signal, untilMs: number): void;
  /** Lets them know that it is sent again. Never throws. */
  noteOpen(signal: Signal): void;
  /** Gives up what is only in memory, and counts it. */
  close(): void;
}

interface SpoolOptions {
  /** Where batches are kept. */
  readonly directory: string;
  readonly files: SpoolFiles;
  /** `maxBytes` 0 keeps nothing on disk. */
  readonly bounds: SpoolBounds;
  /** Most items of each signal in memory. */
  readonly maxItemsInMemory: Readonly<Record<Signal, number>>;
  /** The time now, epoch milliseconds. */
  readonly now: () => number;
  /** Called for each batch that has come to lie on disk. */
  readonly onSpooled: () => void;
  /** Called with the items of a batch that is lost. */
  readonly onDropped: (signal: Signal, items: number) => void;
  readonly report: (problem: ProblemReport) => void;
}

/** Batches that are written before the directory is looked over again. */
const tidyEvery = 50;

/** Makes the spool of one process. */
export function createSpool(options: SpoolOptions): Spool {
  const { directory, files, bounds, maxItemsInMemory, now, onSpooled, onDropped, report } = options;
  const memory = createMemoryStore(maxItemsInMemory, (batch) => onDropped(batch.signal, batch.items));
  const notes = createShutNotes(directory, files.holder, now);
  const listed = new Map<string, SpoolFile[]>();
  let writes = 0;
  let bytesSinceTidy = 0;
  let tidying: Promise<void> | null = null;

  const write = (batch: KeptBatch, as: "ready" | "claimed"): Claim | null => {
    if (bounds.maxBytes === 0) return null;
    const { signal, items, destination, createdAtMs, compress } = batch;
    try {
      const payload = compress();
      const name: BatchName = {
        createdAtMs,
        writer: files.holder.instance,
        number: nextNumber(),
        signal,
        items,
        sizeBytes: payload.length,
        destination,
      };
      const claim = files.write(name, payload, as);
      onSpooled();
      bytesSinceTidy += payload.length;
      if (writes++ % tidyEvery === 0 || bytesSinceTidy > bounds.maxBytes / 8) void tidy();
      return claim;
    } catch (error) {
      report(reportOfWriteError(directory, error));
      return null;
    }
  };

  const tidy = (): Promise<void> => (tidying ??= dropSurplus().finally(() => (tidying = null)));

  /** Drops what is too old or too much. Of two processes that find the same surplus one claims it, and counts it. */
  const dropSurplus = async (): Promise<void> => {
    bytesSinceTidy = 0;
    try {
      const found = await files.list();
      for (const { file, why } of surplusOf(found, bounds, now())) {
        const claim = await files.claim(file);
        if (claim === null) continue;
        await claim.remove();
        onDropped(claim.name.signal, claim.name.items);
        report(reportOfSurplus(directory, why));
      }
      for (const file of found) if (file.kind === "partial") await files.sweep(file);
    } catch (error) {
      report(reportOfWriteError(directory, error));
    }
  };

  const list = async (signal: Signal, destination: string): Promise<SpoolFile[]> => {
    if (bounds.maxBytes === 0) return [];
    try {
      await tidy();
      return (await files.list()).filter(
        (file) => file.kind !== "partial" && file.name.signal === signal && file.name.destination === destination,
      );
    } catch (error) {
      report(reportOfWriteError(directory, error));
      return [];
    }
  };

  const keep = (batch: KeptBatch) => {
    if (write(batch, "ready") === null) memory.put(batch);
  };

  return {
    writer: files.holder.instance,
    keep,
    keepCopy: (batch) => write(batch, "claimed"),
    async next(signal, destination) {
      const inMemory = memory.take(signal, destination);
      if (inMemory !== null) return claimOf(inMemory, files.holder.instance, keep);
      const key = `${signal} ${destination}`;
      const left = listed.get(key) ?? [];
      if (left.length === 0) left.push(...(await list(signal, destination)));
      listed.set(key, left);
      for (let file = left.shift(); file !== undefined; file = left.shift()) {
        const claim = await files.claim(file);
        if (claim !== null) return claim;
      }
      return null;
    },
    noteShut(signal, untilMs) {
      if (bounds.maxBytes > 0) notes.shut(signal, untilMs);
    },
    noteOpen: notes.open,
    close: () => memory.close(),
  };
}

/** A batch out of memory, like one that was taken from disk; when it is released, the disk may take it again. */
function claimOf(batch: KeptBatch, writer: string, keep: (batch: KeptBatch) => void): Claim {
  const { signal, items, destination, createdAtMs, compress } = batch;
  return {
    name: { createdAtMs, writer, number: 0, signal, items, sizeBytes: 0, destination },
    read: async () => compress(),
    remove: async () => undefined,
    release: async () => keep(batch),
    releaseNow: () => keep(batch),
  };
}
