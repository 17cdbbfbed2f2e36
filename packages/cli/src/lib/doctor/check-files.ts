// SPDX-License-Identifier: Apache-2.0
import { constants, accessSync, existsSync, statSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { formatBytes, formatCounted } from "../text/figures.js";
import { type Check, faulty, fine } from "./check.js";

const littleBytes = 200_000_000;
const othersMask = 0o077;

/** Whether records can be written to a directory; writes nothing itself. */
export function checkFiles(dir: string): Check[] {
  const folder = nearestExisting(dir);
  if (!isDirectory(folder)) {
    return [
      faulty(
        "files",
        "fatal",
        `${folder} is not a directory, so nothing can be written to ${dir}.`,
        "Set TURNSPAN_DIR to a directory.",
      ),
    ];
  }
  if (!isWritable(folder)) {
    return [
      faulty(
        "files",
        "fatal",
        `${folder} is not writable by this user.`,
        `Run chown or chmod on ${folder}, or set TURNSPAN_DIR to another directory.`,
      ),
    ];
  }
  const exists = folder === dir;
  return [
    fine("files", exists ? `${dir} is writable` : `${dir} does not exist yet and can be made`),
    ...(exists ? checkMode(dir) : []),
    ...checkSpace(folder),
  ];
}

function checkMode(dir: string): Check[] {
  const open = statSync(dir).mode & othersMask;
  if (process.platform === "win32" || open === 0) return [];
  return [
    faulty(
      "file_permissions",
      "note",
      `${dir} can be read by other users of this machine.`,
      `Records may hold what callers said: chmod 700 ${dir}`,
    ),
  ];
}

function checkSpace(folder: string): Check[] {
  const { bavail, bsize } = statfsSync(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= littleBytes) return [fine("disk_space", `${formatBytes(freeBytes)} free`)];
  return [
    faulty(
      "disk_space",
      freeBytes < littleBytes / 100 ? "fatal" : "problem",
      `Only ${formatBytes(freeBytes)} are free where the files are.`,
      "Make room; turnspan prune and turnspan compact help.",
    ),
  ];
}

/** Lines that could not be read. */
export function checkLines(conversations: number, malformedLines: number): Check {
  if (malformedLines === 0) return fine("records", formatCounted(conversations, "conversation"));
  return faulty(
    "records",
    "note",
    `${formatCounted(conversations, "conversation")}; ${formatCounted(malformedLines, "line")} could not be read and ${malformedLines === 1 ? "is" : "are"} skipped.`,
    "Lines that were cut by a kill are expected; turnspan conversations names the first of them.",
  );
}

function nearestExisting(path: string): string {
  for (let folder = path; ; folder = dirname(folder))
    if (existsSync(folder) || folder === dirname(folder)) return folder;
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
