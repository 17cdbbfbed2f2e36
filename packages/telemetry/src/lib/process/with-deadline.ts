// SPDX-License-Identifier: Apache-2.0

/**
 * Waits for work, at most `timeoutMs`; false if it was not over by then. Never rejects. Its timer keeps the process alive while it waits: whoever awaits
 * a flush at the end of a program must see it end.
 */
export function withDeadline(work: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), Math.min(Math.max(timeoutMs, 0), maxTimeoutMs));
    const finish = () => {
      clearTimeout(timer);
      resolve(true);
    };
    work.then(finish, finish);
  });
}

/** A longer timer would fire at once. */
const maxTimeoutMs = 2 ** 31 - 1;
