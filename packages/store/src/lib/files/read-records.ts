// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import type { TurnspanRecord } from "@turnspan/records";
import { readRecord } from "@turnspan/records/readers";
import type { MalformedLineCount } from "./malformed-lines.js";
import { readLines } from "./read-lines.js";
import type { Line } from "./read-lines.js";
import { StoreError, errorCode } from "./store-error.js";

const fileOf = {
  call: "calls.jsonl",
  turn: "turns.jsonl",
  workflow_run: "workflow_runs.jsonl",
} as const satisfies Record<TurnspanRecord["type"], string>;

/**
 * Reads the records of one type of the given days, in the order in which they were written. Blank lines are skipped,
 * lines that are no record are skipped and counted; a missing file has none.
 * @throws StoreError if a file is there but can't be read.
 */
export async function* readRecords<T extends TurnspanRecord["type"]>(
  dir: string,
  days: readonly string[],
  type: T,
  malformed: MalformedLineCount,
): AsyncGenerator<Extract<TurnspanRecord, { type: T }>> {
  for (const day of days) {
    const file = join(dir, day, fileOf[type]);
    try {
      for await (const line of readLines(file)) {
        const result = readLine(line);
        if (result.kind === "blank") continue;
        if (result.kind === "record" && isOfType(result.record, type)) {
          yield result.record;
          continue;
        }
        const why = result.kind === "malformed" ? result.why : `a ${result.record.type} in a file of ${type}s`;
        malformed.add({ file, lineNumber: line.number, why });
      }
    } catch (error) {
      if (errorCode(error) === "ENOENT") continue;
      throw error instanceof StoreError ? error : StoreError.from(error, file);
    }
  }
}

function readLine(line: Line): ReturnType<typeof readRecord> {
  if (line.end === "too long") return { kind: "malformed", why: "longer than any record" };
  const result = readRecord(line.text);
  if (result.kind === "malformed" && line.end === "end of file") {
    return { kind: "malformed", why: "the file ends inside this line" };
  }
  return result;
}

function isOfType<T extends TurnspanRecord["type"]>(
  record: TurnspanRecord,
  type: T,
): record is Extract<TurnspanRecord, { type: T }> {
  return record.type === type;
}
