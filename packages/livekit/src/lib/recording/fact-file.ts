// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import type { Fact } from "../turns/fact.js";

/** Where the facts of a session are recorded. */
export interface FactFile {
  /** @throws The file system's error. */
  append(fact: Fact): void;
  close(): void;
}

/**
 * Records facts, one JSON object a line, readable by its owner alone. The file is opened at the first fact and appended
 * to, so that it may hold several conversations one after another.
 */
export function createFactFile(path: string): FactFile {
  let descriptor: number | null = null;
  return {
    append(fact) {
      descriptor ??= fs.openSync(path, "a", 0o600);
      fs.writeSync(descriptor, `${JSON.stringify(fact)}\n`);
    },
    close() {
      if (descriptor !== null) fs.closeSync(descriptor);
      descriptor = null;
    },
  };
}
