// SPDX-License-Identifier: Apache-2.0
import { parseBatchName, type BatchName } from "./batch-name.js";
import { parseHold, type Hold } from "./holder.js";

/** A file of the spool. */
export type SpoolFile =
  | { kind: "ready"; file: string; name: BatchName }
  /** A process is sending it. */
  | { kind: "claimed"; file: string; name: BatchName; hold: Hold }
  /** A process is writing it: what it holds so far is not to be believed. */
  | { kind: "partial"; file: string; hold: Hold };

/** Ends the name of a file that a process is sending, before who it is. */
export const claimMark = ".claim-";
/** Ends the name of a file that a process is writing, before who it is. */
export const partialMark = ".part-";

/** The files of a spool, oldest first; what is none of ours is left out. */
export function listSpool(files: readonly string[]): SpoolFile[] {
  return files
    .toSorted()
    .map(readFileName)
    .filter((found) => found !== null);
}

function readFileName(file: string): SpoolFile | null {
  for (const mark of [claimMark, partialMark]) {
    const at = file.indexOf(mark);
    if (at < 0) continue;
    const hold = parseHold(file.slice(at + mark.length));
    const name = parseBatchName(file.slice(0, at));
    if (hold === null || name === null) return null;
    return mark === claimMark ? { kind: "claimed", file, name, hold } : { kind: "partial", file, hold };
  }
  const name = parseBatchName(file);
  return name === null ? null : { kind: "ready", file, name };
}
