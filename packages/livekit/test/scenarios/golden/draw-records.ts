// SPDX-License-Identifier: Apache-2.0
import { renderTrace, renderTurns } from "@turnspan/cli";
import type { CallRecord, TurnRecord, TurnspanRecord, WorkflowRunRecord } from "@turnspan/records";

const width = 120;

/** The waterfall, the table of turns and the segments of each wait, for every conversation of a recording. */
export function drawRecords(records: readonly TurnspanRecord[]): string {
  const runs = records.filter((record) => record.type === "workflow_run").filter((run) => run.status !== "running");
  return runs.map((run) => drawConversation(run, records)).join("\n");
}

function drawConversation(run: WorkflowRunRecord, records: readonly TurnspanRecord[]): string {
  const isOwn = (record: { readonly run_id: string | null }) => record.run_id === run.run_id;
  const turns = records
    .filter((record) => record.type === "turn")
    .filter(isOwn)
    .toSorted((one, other) => one.turn_index - other.turn_index);
  const calls: CallRecord[] = records
    .filter((record) => record.type === "call")
    .filter(isOwn)
    .toSorted((one, other) => one.timestamp.localeCompare(other.timestamp));
  const conversation = { run, turns, calls };
  const waits = turns.flatMap(describeWait);
  const parts = [renderTrace(conversation, { width }), renderTurns(conversation, { width }), waits.join("\n")];
  return `${parts
    .filter((part) => part !== "")
    .join("\n\n")
    .replaceAll(/ +$/gm, "")}\n`;
}

function describeWait({ turn_index: index, latency }: TurnRecord): readonly string[] {
  if (latency.e2e_ms === null) return [];
  const segments = latency.segments.map(({ name, ms }) => `${name} ${ms}`).join(" + ");
  return [`turn ${index} waits ${latency.e2e_ms} ms = ${segments}`];
}
