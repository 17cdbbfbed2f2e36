// SPDX-License-Identifier: Apache-2.0

/** Work that is asked for more often than it should be done. */
export interface Spaced {
  /** Does it now, or as soon as `everyMs` have passed since it was done last; asked again meanwhile, it is done once. */
  ask(): void;
  /** Forgets what was asked for. */
  cancel(): void;
}

/**
 * Spaces work out. Its timer does not keep the process alive.
 *
 * @param work Must not throw.
 */
export function atMostEvery(everyMs: number, work: () => void): Spaced {
  let doneAt = -Infinity;
  let timer: NodeJS.Timeout | null = null;
  const doNow = () => {
    timer = null;
    doneAt = performance.now();
    work();
  };
  return {
    ask() {
      if (timer !== null) return;
      const leftMs = doneAt + everyMs - performance.now();
      if (leftMs <= 0) doNow();
      else timer = setTimeout(doNow, leftMs).unref();
    },
    cancel() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
