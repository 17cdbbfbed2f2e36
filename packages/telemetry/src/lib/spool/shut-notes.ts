// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import path from "node:path";
import { makeDirectory } from "../sinks/jsonl/make-directory.js";
import { type Holder, isHolderGone } from "./holder.js";
import { type ShutNote, formatShutNote, parseShutNote } from "./shut-note.js";
import type { Signal } from "./signal.js";

/** What this process lets others know of its breakers. Nothing here throws: it is a courtesy to who looks. */
export interface ShutNotes {
  /** A breaker has opened: nothing of the signal is sent until then, epoch milliseconds. */
  shut(signal: Signal, untilMs: number): void;
  /** It has closed, or its process ends. */
  open(signal: Signal): void;
}

/** Keeps the notes of this process in a directory, and takes away those of processes that are gone. */
export function createShutNotes(directory: string, holder: Holder, now: () => number): ShutNotes {
  const written = new Map<Signal, { readonly file: string; readonly sinceMs: number }>();
  const remove = (file: string): void => {
    try {
      fs.rmSync(path.join(directory, file), { force: true });
    } catch {
      // It is out of date, as `until` tells.
    }
  };
  return {
    shut(signal, untilMs) {
      const before = written.get(signal);
      const sinceMs = before?.sinceMs ?? now();
      const file = formatShutNote({ signal, untilMs, hold: { holder, sinceMs } });
      try {
        makeDirectory(directory);
        fs.writeFileSync(path.join(directory, file), "", { mode: 0o600 });
      } catch {
        // A disk that takes no batch takes no note either, and that is reported for the batch. The note of before still holds.
        return;
      }
      written.set(signal, { file, sinceMs });
      if (before !== undefined && before.file !== file) remove(before.file);
      for (const stale of staleIn(directory, holder, now())) remove(stale);
    },
    open(signal) {
      const before = written.get(signal);
      written.delete(signal);
      if (before !== undefined) remove(before.file);
    },
  };
}

/** The notes of processes that live, as far as this machine can tell. */
export function shutNotesIn(files: readonly string[], self: Holder, nowMs: number): readonly ShutNote[] {
  const gone = new Set(goneIn(files, self, nowMs));
  return files
    .filter((file) => !gone.has(file))
    .map(parseShutNote)
    .filter((note) => note !== null);
}

function staleIn(directory: string, self: Holder, nowMs: number): readonly string[] {
  try {
    return goneIn(fs.readdirSync(directory), self, nowMs);
  } catch {
    // They are left to the next process that looks.
    return [];
  }
}

function goneIn(files: readonly string[], self: Holder, nowMs: number): readonly string[] {
  return files.filter((file) => {
    const note = parseShutNote(file);
    // A breaker may stay open for long, trying once in a while: the time that counts is that of the next try.
    return note !== null && isHolderGone({ ...note.hold, sinceMs: note.untilMs }, self, nowMs);
  });
}
