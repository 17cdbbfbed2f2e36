// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import path from "node:path";
import type { AppendResult } from "./append-result.js";
import { makeDirectory } from "./make-directory.js";

/** Appends whole lines to today's file of one name. */
export interface DayFile {
  /** One write for one line. `nowMs` decides the day, in UTC. Never throws. */
  append(line: Buffer, nowMs: number): AppendResult;
  close(): void;
}

type State =
  | { kind: "closed" }
  | { kind: "open"; descriptor: number; file: string; day: number; inode: number; device: number; seenAtMs: number };

const dayMs = 86_400_000;

/** How long a file that was seen is taken to be there, in milliseconds: looking costs as much as writing a line. */
const lookAfterMs = 500;

/** `<dir>/<YYYY-MM-DD>/<name>.jsonl`; directories 0700, files 0600. Opened at the first line. */
export function createDayFile(dir: string, name: string): DayFile {
  let state: State = { kind: "closed" };

  const close = () => {
    if (state.kind === "open") {
      try {
        fs.closeSync(state.descriptor);
      } catch {
        // The descriptor is given up either way.
      }
    }
    state = { kind: "closed" };
  };

  const openAt = (nowMs: number): number => {
    const day = Math.floor(nowMs / dayMs);
    if (state.kind === "open" && state.day === day) {
      const sinceMs = nowMs - state.seenAtMs;
      if (sinceMs >= 0 && sinceMs < lookAfterMs) return state.descriptor;
      if (isStillThere(state)) {
        state.seenAtMs = nowMs;
        return state.descriptor;
      }
    }
    close();
    const file = path.join(dir, new Date(nowMs).toISOString().slice(0, 10), `${name}.jsonl`);
    makeDirectory(path.dirname(file));
    const descriptor = fs.openSync(file, "a", 0o600);
    const { ino, dev } = fs.fstatSync(descriptor);
    state = { kind: "open", descriptor, file, day, inode: ino, device: dev, seenAtMs: nowMs };
    return descriptor;
  };

  return {
    append(line, nowMs) {
      try {
        writeWhole(openAt(nowMs), line);
        return { kind: "sent" };
      } catch (error) {
        close();
        return { kind: "retry", error: error instanceof Error ? error : new Error(String(error)) };
      }
    },
    close,
  };
}

/** False if the file was deleted or moved away: writing on would fill a file that nobody can find. */
function isStillThere({ file, inode, device }: { file: string; inode: number; device: number }): boolean {
  const found = fs.statSync(file, { throwIfNoEntry: false });
  return found !== undefined && found.ino === inode && found.dev === device;
}

/**
 * After a short write the whole line is written again: its leading newline ends the torn piece, which readers skip.
 * Writing only the rest would tear the line if another process writes in between.
 */
function writeWhole(descriptor: number, line: Buffer): void {
  for (let attempt = 1; fs.writeSync(descriptor, line) < line.length; attempt++) {
    if (attempt === 3) throw Object.assign(new Error("short write"), { code: "ESHORTWRITE" });
  }
}
