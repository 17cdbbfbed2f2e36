// SPDX-License-Identifier: Apache-2.0
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

/** Runs `work` while no other process does so under the same path. A lock of a process that is gone is taken over. */
export async function withBuildLock(path: string, work: () => Promise<void>): Promise<void> {
  while (!(await take(path))) {
    const holder = Number(await readFile(path, "utf8").catch(() => "0"));
    if (holder > 0 && !isAlive(holder)) await rm(path, { force: true });
    else await wait(500);
  }
  try {
    await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** A link to a file that already holds our id appears whole or not at all. */
async function take(path: string): Promise<boolean> {
  const own = `${path}.${process.pid}`;
  await writeFile(own, `${process.pid}`);
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
