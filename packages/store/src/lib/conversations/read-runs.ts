// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";
import type { ParquetRecords } from "../database/parquet-records.js";
import { MalformedLineCount } from "../files/malformed-lines.js";
import { readRecords } from "../files/read-records.js";
import { type RecordFile, listRecordFiles } from "../files/record-files.js";
import { isProcessGone } from "./process-gone.js";
import { thisMachine } from "./this-machine.js";

/** The last line of each conversation, and which of them lost their process. */
export interface Runs {
  readonly runs: readonly WorkflowRunRecord[];
  /** Ids of runs that still say `running` though their process is gone. */
  readonly abandonedIds: ReadonlySet<string>;
  readonly malformed: MalformedLineCount;
  /** The files that hold turns and calls, by day. */
  readonly files: readonly RecordFile[];
}

/** Reads the runs that are conversations, newest first. */
export async function readRuns(dir: string, parquet: ParquetRecords): Promise<Runs> {
  const seen = await readLastLines(dir, parquet);
  const machine = thisMachine();
  const goneIds = new Set(seen.runs.filter((run) => isRunning(run) && isProcessGone(run, machine)).map(idOf));
  if (goneIds.size === 0) return { ...seen, abandonedIds: goneIds };
  // A process may have written its last line and ended since we read; now that it is gone, nothing more will come.
  const settled = await readLastLines(dir, parquet);
  const abandoned = settled.runs.filter((run) => isRunning(run) && goneIds.has(run.run_id));
  return { ...settled, abandonedIds: new Set(abandoned.map(idOf)) };
}

async function readLastLines(dir: string, parquet: ParquetRecords): Promise<Omit<Runs, "abandonedIds">> {
  const malformed = new MalformedLineCount();
  const byId = new Map<string, WorkflowRunRecord>();
  const keep = (run: WorkflowRunRecord): void => {
    if (run.conversation_id === null) return;
    const known = byId.get(run.run_id);
    // A clock that was set back puts the last line into the file of an earlier day, which is read first.
    if (known === undefined || isRunning(known) || !isRunning(run)) byId.set(run.run_id, run);
  };
  const files = await listRecordFiles(dir, ["workflow_run", "turn", "call"]);
  for (const file of files) {
    if (file.type !== "workflow_run") continue;
    if (file.form === "parquet") (await parquet.read(file, "workflow_run")).forEach(keep);
    else for await (const run of readRecords(file, "workflow_run", malformed)) keep(run);
  }
  const runs = [...byId.values()].sort((a, b) => Date.parse(b.started_at) - Date.parse(a.started_at));
  return { runs, malformed, files };
}

function isRunning(run: WorkflowRunRecord): boolean {
  return run.status === "running";
}

function idOf(run: WorkflowRunRecord): string {
  return run.run_id;
}
