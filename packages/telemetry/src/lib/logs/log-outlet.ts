// SPDX-License-Identifier: Apache-2.0
import type { LogEntry } from "./log-entry.js";

/** Where log lines go while telemetry runs. Both are guarded: neither throws. */
export interface LogOutlet {
  /** Appends to `logs.jsonl`. */
  readonly writeFile: (entry: LogEntry) => void;
  /** False if nothing is exported: lines then need not be read. */
  readonly exports: boolean;
  /** Exports, if the level passes `logs`. */
  readonly exportEntry: (entry: LogEntry) => void;
}

let outlet: LogOutlet | null = null;

/** The outlet of the running telemetry; `null` while none runs. */
export function currentOutlet(): LogOutlet | null {
  return outlet;
}

/** Telemetry has started: lines go there. Returns how to take it back. */
export function openOutlet(next: LogOutlet): () => void {
  outlet = next;
  return () => {
    if (outlet === next) outlet = null;
  };
}
