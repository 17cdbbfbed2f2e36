// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import type { readRecord as ReadRecord } from "@turnspan/records/readers";
import type { MalformedLineCount } from "./malformed-lines.js";
import { readLines } from "./read-lines.js";
import type { Line } from "./read-lines.js";
import type { RecordFile } from "./record-files.js";
import { StoreError } from "./store-error.js";

/**
 * Reads the records of a file of lines, in the order in which they were written. Blank lines are skipped, lines that
 * are no record of the file's type are skipped and counted.
 * @throws StoreError if the file can't be read; `ENOENT` if it was moved or removed since it was listed.
 */
export async function* readRecords<T extends TurnspanRecord["type"]>(
  file: Pick<RecordFile, "path">,
  type: T,
  malformed: MalformedLineCount,
): AsyncGenerator<Extract<TurnspanRecord, { type: T }>> {
  // Loaded here: zod costs 27 ms that a question which no line is read for need not pay.
  const { readRecord } = await import("@turnspan/records/readers");
  try {
    for await (const line of readLines(file.path)) {
      const result = readLine(line, readRecord);
      if (result.kind === "blank") continue;
      if (result.kind === "record" && isOfType(result.record, type)) {
        yield result.record;
        continue;
      }
      const why = result.kind === "malformed" ? result.why : `a ${result.record.type} in a file of ${type}s`;
      malformed.add({ file: file.path, lineNumber: line.number, why });
    }
  } catch (error) {
    throw error instanceof StoreError ? error : StoreError.from(error, file.path);
  }
}

function readLine(line: Line, readRecord: typeof ReadRecord): ReturnType<typeof ReadRecord> {
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
