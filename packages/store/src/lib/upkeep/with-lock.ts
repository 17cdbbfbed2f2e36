// SPDX-License-Identifier: Apache-2.0
import { open, readFile, rm } from "node:fs/promises";
import { thisMachine } from "../conversations/this-machine.js";
import { StoreError, errorCode } from "../files/store-error.js";

/**
 * Does something while no other process of this machine does it to the same directory. A lock of a process that is gone
 * is taken over.
 * @throws StoreError (`BUSY`) if another one is at it.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await take(path);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const handle = await open(path, "wx", 0o600);
      await handle.writeFile(String(process.pid));
      await handle.close();
      return;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw StoreError.from(error, path);
    }
    const holder = Number(await readFile(path, "utf8").catch(() => ""));
    if (attempt > 1 || (holder > 0 && thisMachine().hasProcess(holder))) {
      throw new StoreError(
        "BUSY",
        `Process ${holder} is compacting this directory.`,
        `Wait for it, or remove ${path} if it is not.`,
      );
    }
    await rm(path, { force: true });
  }
}
