// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord, TurnspanRecord, WorkflowRunRecord } from "@turnspan/records";
import type { ParquetRecords } from "../database/parquet-records.js";
import type { MalformedLineCount } from "../files/malformed-lines.js";
import { readRecords } from "../files/read-records.js";
import type { RecordFile } from "../files/record-files.js";
import { daysOfRun } from "./days-of-run.js";

/** What a run is made of. */
export interface Parts {
  /** By `turn_index`. */
  readonly turns: TurnRecord[];
  /** By `timestamp`. */
  readonly calls: CallRecord[];
}

/** Reads the turns and calls of some runs, by `run_id`, in one pass over the files of the days that may hold them. */
export async function readParts(
  files: readonly RecordFile[],
  parquet: ParquetRecords,
  runs: readonly WorkflowRunRecord[],
  malformed: MalformedLineCount,
): Promise<ReadonlyMap<string, Parts>> {
  const parts = new Map<string, Parts>(runs.map((run) => [run.run_id, { turns: [], calls: [] }]));
  const days = [...new Set(files.map((file) => file.day))];
  const wanted = new Set(runs.flatMap((run) => daysOfRun(run, days)));
  for (const file of files) {
    if (!wanted.has(file.day)) continue;
    if (file.type === "turn") {
      for await (const turn of recordsOf(file, "turn", parquet, [...parts.keys()], malformed)) {
        parts.get(turn.run_id)?.turns.push(turn);
      }
    }
    if (file.type === "call") {
      for await (const call of recordsOf(file, "call", parquet, [...parts.keys()], malformed)) {
        if (call.run_id !== null) parts.get(call.run_id)?.calls.push(call);
      }
    }
  }
  for (const { turns, calls } of parts.values()) {
    turns.sort((a, b) => a.turn_index - b.turn_index);
    calls.sort((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp));
  }
  return parts;
}

async function* recordsOf<T extends TurnspanRecord["type"]>(
  file: RecordFile,
  type: T,
  parquet: ParquetRecords,
  runIds: readonly string[],
  malformed: MalformedLineCount,
): AsyncGenerator<Extract<TurnspanRecord, { type: T }>> {
  if (file.form === "parquet") yield* await parquet.read(file, type, runIds);
  else yield* readRecords(file, type, malformed);
}
