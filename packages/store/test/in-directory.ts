// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TurnspanRecord } from "@turnspan/records";

export const fileOf = { call: "calls.jsonl", turn: "turns.jsonl", workflow_run: "workflow_runs.jsonl" } as const;

/** A directory that agents write to, for one test. */
export class RecordDirectory {
  readonly path = mkdtempSync(join(tmpdir(), "turnspan-store-"));

  append(day: string, name: string, text: string | Buffer): void {
    mkdirSync(join(this.path, day), { recursive: true });
    appendFileSync(join(this.path, day, name), text);
  }

  write(day: string, ...records: readonly TurnspanRecord[]): void {
    for (const record of records) this.append(day, fileOf[record.type], `\n${JSON.stringify(record)}\n`);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
