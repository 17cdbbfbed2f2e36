// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from "node:timers/promises";

/** Waits until something holds. @throws Error that says what was waited for, after 20 s. */
export async function waitFor(what: string, holds: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + 20_000;
  while (!holds()) {
    if (performance.now() > giveUpAt) throw new Error(`waited 20 s for ${what}`);
    await sleep(20);
  }
}
