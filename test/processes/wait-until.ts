// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from "node:timers/promises";

/**
 * Waits until something holds.
 *
 * @throws Error that says what was waited for, after `timeoutMs`, with what `explain` knows.
 */
export async function waitUntil(
  what: string,
  holds: () => boolean | Promise<boolean>,
  timeoutMs: number,
  explain: () => string = () => "",
): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`waited ${timeoutMs} ms for ${what}\n${explain()}`);
    await wait(50);
  }
}

/** False once the process is gone; a group's id is negative. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
