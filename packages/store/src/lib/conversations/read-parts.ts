// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord, WorkflowRunRecord } from "@turnspan/records";
import type { MalformedLineCount } from "../files/malformed-lines.js";
import { readRecords } from "../files/read-records.js";
import { daysOfRun } from "./days-of-run.js";

/** What a run is made of. */
export interface Parts {
  /** By `turn_index`. */
  readonly turns: TurnRecord[];
  /** By `timestamp`. */
  readonly calls: CallRecord[];
}

/** Reads the turns and calls of some runs, by `run_id`, in one pass over the days that may hold them. */
export async function readParts(
  dir: string,
  days: readonly string[],
  runs: readonly WorkflowRunRecord[],
  malformed: MalformedLineCount,
): Promise<ReadonlyMap<string, Parts>> {
  const parts = new Map<string, Parts>(runs.map((run) => [run.run_id, { turns: [], calls: [] }]));
  const wanted = new Set(runs.flatMap((run) => daysOfRun(run, days)));
  const within = days.filter((day) => wanted.has(day));
  for await (const turn of readRecords(dir, within, "turn", malformed)) {
    parts.get(turn.run_id)?.turns.push(turn);
  }
  for await (const call of readRecords(dir, within, "call", malformed)) {
    if (call.run_id !== null) parts.get(call.run_id)?.calls.push(call);
  }
  for (const { turns, calls } of parts.values()) {
    turns.sort((a, b) => a.turn_index - b.turn_index);
    calls.sort((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp));
  }
  return parts;
}
