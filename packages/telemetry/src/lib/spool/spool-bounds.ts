// SPDX-License-Identifier: Apache-2.0
import type { SpoolFile } from "./spool-listing.js";

/** How much may wait on disk, and how long. */
export interface SpoolBounds {
  /** All batches together, compressed. */
  readonly maxBytes: number;
  readonly maxAgeMs: number;
}

/** A batch that has to go, and why. */
export interface Surplus {
  readonly file: Extract<SpoolFile, { kind: "ready" }>;
  readonly why: "age" | "size";
}

/** Which batches have to go: those that are too old, then the oldest until the rest fits. `files` are oldest first. */
export function surplusOf(
  files: readonly SpoolFile[],
  { maxBytes, maxAgeMs }: SpoolBounds,
  nowMs: number,
): readonly Surplus[] {
  const surplus: Surplus[] = [];
  let left = files.reduce((sum, file) => sum + (file.kind === "partial" ? 0 : file.name.sizeBytes), 0);
  for (const file of files) {
    if (file.kind !== "ready") continue;
    const tooOld = nowMs - file.name.createdAtMs > maxAgeMs;
    if (!tooOld && left <= maxBytes) continue;
    surplus.push({ file, why: tooOld ? "age" : "size" });
    left -= file.name.sizeBytes;
  }
  return surplus;
}
