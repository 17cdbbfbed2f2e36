// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import path from "node:path";
import { makeDirectory } from "../sinks/jsonl/make-directory.js";
import { formatBatchName, type BatchName } from "./batch-name.js";
import { formatHold, isHolderGone, type Holder } from "./holder.js";
import { claimMark, listSpool, partialMark, type SpoolFile } from "./spool-listing.js";

/** A batch that belongs to this process alone until it is removed or released. */
export interface Claim {
  readonly name: BatchName;
  /** The compressed payload. @throws The file system's error. */
  read(): Promise<Uint8Array>;
  /** It has arrived, or is given up. Never rejects. */
  remove(): Promise<void>;
  /** It waits again, for whoever comes. Never rejects. */
  release(): Promise<void>;
  /** The same at once. Never throws. */
  releaseNow(): void;
}

/** The files of one spool directory. */
export interface SpoolFiles {
  readonly holder: Holder;
  /**
   * Writes a batch at once, under a name of its own until it is whole.
   *
   * @param as `claimed` if this process is about to send it, so that no other does.
   * @throws The file system's error; nothing is left behind.
   */
  write(name: BatchName, payload: Uint8Array, as: "ready" | "claimed"): Claim;
  /** What is there, oldest first; nothing if there is no directory. @throws The file system's error. */
  list(): Promise<readonly SpoolFile[]>;
  /** Takes a batch that waits, or whose holder is gone; `null` if another process was faster or still has it. */
  claim(file: SpoolFile): Promise<Claim | null>;
  /** Removes what a process that is gone has written in part; true if it did. */
  sweep(file: Extract<SpoolFile, { kind: "partial" }>): Promise<boolean>;
}

/** Opens a spool; nothing is made before the first write. */
export function openSpoolFiles(directory: string, holder: Holder, now: () => number): SpoolFiles {
  const at = (file: string) => path.join(directory, file);
  const held = (name: BatchName, mark: string) =>
    at(`${formatBatchName(name)}${mark}${formatHold({ holder, sinceMs: now() })}`);

  const claimAt = (name: BatchName, claimed: string): Claim => ({
    name,
    read: () => fs.promises.readFile(claimed),
    remove: () => fs.promises.rm(claimed, { force: true }).catch(() => undefined),
    release: () => fs.promises.rename(claimed, at(formatBatchName(name))).catch(() => undefined),
    releaseNow() {
      try {
        fs.renameSync(claimed, at(formatBatchName(name)));
      } catch {
        // Another process takes it over once this one is gone.
      }
    },
  });

  return {
    holder,
    write(name, payload, as) {
      const partial = held(name, partialMark);
      const target = as === "claimed" ? held(name, claimMark) : at(formatBatchName(name));
      makeDirectory(directory);
      try {
        fs.writeFileSync(partial, payload, { mode: 0o600, flag: "wx" });
        fs.renameSync(partial, target);
      } catch (error) {
        fs.rmSync(partial, { force: true });
        throw error;
      }
      return claimAt(name, target);
    },
    async list() {
      try {
        return listSpool(await fs.promises.readdir(directory));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
        throw error;
      }
    },
    async claim(file) {
      if (file.kind === "partial") return null;
      if (file.kind === "claimed" && !isHolderGone(file.hold, holder, now())) return null;
      const claimed = held(file.name, claimMark);
      try {
        await fs.promises.rename(at(file.file), claimed);
        return claimAt(file.name, claimed);
      } catch {
        return null;
      }
    },
    async sweep(file) {
      if (!isHolderGone(file.hold, holder, now())) return false;
      return fs.promises.unlink(at(file.file)).then(
        () => true,
        () => false,
      );
    },
  };
}
