// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./paths.mjs";

/**
 * Makes a folder out of files, unless it holds what was made of the same the last time: all of it, and nothing else. The stamp
 * says what that was. It goes first and comes last, so that a making that was cut short is made good.
 */
export async function makeFolder({ inputs, output, stamp }, make) {
  const madeOf = fingerprint(inputs);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === `${madeOf} ${fingerprint(filesBelow(output))}`) return;
  rmSync(stamp, { force: true });
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${madeOf} ${fingerprint(filesBelow(output))}`);
}

/** A digest of the names and the content of files, and of what else counts. */
export function fingerprint(files, ...others) {
  const hash = createHash("sha256").update(others.join("\0"));
  for (const file of files.toSorted()) hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/** All files below a folder; none if it is not there. */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
