// SPDX-License-Identifier: Apache-2.0

/** Items that come one by one and are worked on together. */
export interface Gathering<T> {
  /** Takes an item that is worked on a moment later. If as many wait as may, the one that waited longest is worked on now. */
  add(item: T): void;
  /** Works on what waits, now. */
  finish(): void;
}

interface GatheringOptions<T> {
  /** Longest that an item waits, in milliseconds. */
  readonly withinMs: number;
  /** Most items that wait. */
  readonly most: number;
  /** Must not throw. */
  readonly work: (item: T) => void;
}

/** Gathers items for work that the tick they come in should not be held up by. Its timer does not keep the process alive. */
export function gather<T>({ withinMs, most, work }: GatheringOptions<T>): Gathering<T> {
  let waiting: T[] = [];
  let timer: NodeJS.Timeout | null = null;
  const finish = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const items = waiting;
    waiting = [];
    for (const item of items) work(item);
  };
  return {
    add(item) {
      waiting.push(item);
      // One for one: none of those who add pays for all that wait.
      if (waiting.length > most) work(waiting.shift() as T);
      if (waiting.length > 0) timer ??= setTimeout(finish, withinMs).unref();
    },
    finish,
  };
}
