// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import path from "node:path";

/**
 * Makes a directory and those above it, mode 0700. Node's own `recursive` loops for ever, blocking the process, where a
 * parent exists and yet answers ENOENT, as /proc does; this makes each level once.
 *
 * @throws The file system's error.
 */
export function makeDirectory(directory: string): void {
  if (fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = path.dirname(directory);
  if (parent !== directory) makeDirectory(parent);
  try {
    fs.mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
