// SPDX-License-Identifier: Apache-2.0

/** Things that wait, by trace, until it is known what becomes of them; bounded. */
export interface HeldItems<T> {
  /** Holds an item. Traces that no longer fit are told to `onFull`, the one that has waited longest first. */
  add(traceId: string, item: T, bytes: number): void;
  /** Hands out what a trace holds, in order, and forgets it. */
  take(traceId: string): readonly T[];
  /** Forgets everything. */
  clear(): void;
  /** Items and bytes that are held now. */
  readonly size: { readonly items: number; readonly bytes: number };
}

/** Most that may wait. */
export interface HeldLimits {
  readonly itemsPerTrace: number;
  readonly items: number;
  readonly bytes: number;
}

interface Held<T> {
  readonly items: T[];
  bytes: number;
}

/**
 * Makes an empty store.
 *
 * @param onFull Told which trace must be decided now; it takes that trace's items out by `take`.
 */
export function createHeldItems<T>(limits: HeldLimits, onFull: (traceId: string) => void): HeldItems<T> {
  const traces = new Map<string, Held<T>>();
  let items = 0;
  let bytes = 0;

  const take = (traceId: string): readonly T[] => {
    const held = traces.get(traceId);
    if (held === undefined) return [];
    traces.delete(traceId);
    items -= held.items.length;
    bytes -= held.bytes;
    return held.items;
  };
  const release = (traceId: string): void => {
    onFull(traceId);
    take(traceId);
  };

  return {
    add(traceId, item, itemBytes) {
      const held = traces.get(traceId) ?? { items: [], bytes: 0 };
      traces.set(traceId, held);
      held.items.push(item);
      held.bytes += itemBytes;
      items += 1;
      bytes += itemBytes;
      if (held.items.length > limits.itemsPerTrace) release(traceId);
      while (items > limits.items || bytes > limits.bytes) {
        const [oldest] = traces.keys();
        if (oldest === undefined) return;
        release(oldest);
      }
    },
    take,
    clear() {
      traces.clear();
      items = 0;
      bytes = 0;
    },
    get size() {
      return { items, bytes };
    },
  };
}
