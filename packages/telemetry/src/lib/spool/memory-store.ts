// SPDX-License-Identifier: Apache-2.0
import type { Signal } from "./signal.js";

/** A batch that is to be sent later. */
export interface KeptBatch {
  readonly signal: Signal;
  /** Spans or log records in it; 1 for metrics. */
  readonly items: number;
  /** `destinationKey` of where it is meant to go. */
  readonly destination: string;
  readonly createdAtMs: number;
  /** The payload compressed, at once; the second time it costs nothing. */
  readonly compress: () => Uint8Array;
}

/** Where batches wait that the disk does not take. */
interface MemoryStore {
  put(batch: KeptBatch): void;
  /** The oldest of a signal for a receiver; `null` if there is none. */
  take(signal: Signal, destination: string): KeptBatch | null;
  /** Gives up what is left. */
  close(): void;
}

/** Makes a store that is bounded for each signal; beyond the bound the oldest are dropped, and all once it is closed. */
export function createMemoryStore(
  maxItems: Readonly<Record<Signal, number>>,
  onDropped: (batch: KeptBatch) => void,
): MemoryStore {
  const batches: KeptBatch[] = [];
  let isClosed = false;

  const itemsOf = (signal: Signal): number =>
    batches.reduce((sum, batch) => sum + (batch.signal === signal ? batch.items : 0), 0);
  const takeWhere = (matches: (batch: KeptBatch) => boolean): KeptBatch | null => {
    const index = batches.findIndex(matches);
    return index < 0 ? null : (batches.splice(index, 1)[0] ?? null);
  };

  return {
    put(batch) {
      if (isClosed) return onDropped(batch);
      batches.push(batch);
      while (itemsOf(batch.signal) > maxItems[batch.signal]) {
        const oldest = takeWhere(({ signal }) => signal === batch.signal);
        if (oldest === null) return;
        onDropped(oldest);
      }
    },
    take: (signal, destination) => takeWhere((one) => one.signal === signal && one.destination === destination),
    close() {
      isClosed = true;
      for (const batch of batches.splice(0)) onDropped(batch);
    },
  };
}
