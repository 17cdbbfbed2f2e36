// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import path from "node:path";
import { readRecord } from "@turnspan/records/readers";
import type { TurnspanRecord } from "@turnspan/records";

/** All records of one name below a directory, and how many lines were none. */
export function readRecords(dir: string, name: string): { records: TurnspanRecord[]; malformed: number } {
  const files = fs.existsSync(dir)
    ? fs
        .readdirSync(dir, { recursive: true, encoding: "utf8" })
        .filter((file) => path.basename(file) === `${name}.jsonl`)
    : [];
  const records: TurnspanRecord[] = [];
  let malformed = 0;
  for (const line of files.flatMap((file) => fs.readFileSync(path.join(dir, file), "utf8").split("\n"))) {
    const result = readRecord(line);
    if (result.kind === "record") records.push(result.record);
    if (result.kind === "malformed") malformed++;
  }
  return { records, malformed };
}
