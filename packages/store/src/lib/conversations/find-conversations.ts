// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";
import type { ParquetRecords } from "../database/parquet-records.js";
import { assertDates } from "../figures/assert-dates.js";
import type { RecordFilter } from "../figures/record-filter.js";
import { MalformedLineCount } from "../files/malformed-lines.js";
import { withFreshList } from "../files/with-fresh-list.js";
import type { Conversation, ConversationList } from "./conversation.js";
import { type Parts, readParts } from "./read-parts.js";
import { type Runs, readRuns } from "./read-runs.js";
import { unfinishedRun } from "./unfinished-run.js";

const noParts: Parts = { turns: [], calls: [] };

/** All conversations, newest first. */
export async function readConversations(dir: string, parquet: ParquetRecords): Promise<ConversationList> {
  const seen = await readRuns(dir, parquet);
  const unfinished = seen.runs.filter((run) => run.status === "running");
  if (unfinished.length === 0) return { runs: seen.runs, malformed: seen.malformed };
  const parts = await readParts(seen.files, parquet, unfinished, seen.malformed);
  return {
    runs: seen.runs.map((run) => shownRun(run, parts.get(run.run_id) ?? noParts, seen.abandonedIds)),
    malformed: seen.malformed,
  };
}

/** The newest conversation of an id; null if there is none. */
export async function readConversation(dir: string, parquet: ParquetRecords, id: string): Promise<Conversation | null> {
  const seen = await readRuns(dir, parquet);
  const run = seen.runs.find((candidate) => candidate.conversation_id === id);
  if (run === undefined) return null;
  const parts = await readParts(seen.files, parquet, [run], seen.malformed);
  return conversationOf(run, parts.get(run.run_id) ?? noParts, seen);
}

/** Conversations that are over, oldest first; those that began on one day are held at a time. */
export async function* readFinished(
  dir: string,
  parquet: ParquetRecords,
  filter: RecordFilter,
): AsyncGenerator<Conversation> {
  assertDates(filter);
  const seen = await withFreshList(() => readRuns(dir, parquet));
  const over = seen.runs
    .filter((run) => run.status !== "running" || seen.abandonedIds.has(run.run_id))
    .filter((run) => isTaken(run, filter))
    .toReversed();
  for (let next = 0; next < over.length;) {
    const day = dayOf(over[next]);
    let end = next;
    while (end < over.length && dayOf(over[end]) === day) end += 1;
    const runs = over.slice(next, end);
    const malformed = new MalformedLineCount();
    const parts = await readParts(seen.files, parquet, runs, malformed);
    for (const run of runs) yield conversationOf(run, parts.get(run.run_id) ?? noParts, { ...seen, malformed });
    next = end;
  }
}

function isTaken(run: WorkflowRunRecord, filter: RecordFilter): boolean {
  const startedMs = Date.parse(run.started_at);
  return (
    (filter.since === undefined || startedMs >= filter.since.getTime()) &&
    (filter.until === undefined || startedMs < filter.until.getTime()) &&
    (filter.version === undefined || run.service_version === filter.version) &&
    (filter.agent === undefined || run.agent_name === filter.agent) &&
    (filter.tenant === undefined || run.tenant === filter.tenant) &&
    (filter.conversation === undefined || run.conversation_id === filter.conversation)
  );
}

function dayOf(run: WorkflowRunRecord | undefined): string {
  return run?.started_at.slice(0, 10) ?? "";
}

function conversationOf(run: WorkflowRunRecord, parts: Parts, seen: Runs): Conversation {
  return { run: shownRun(run, parts, seen.abandonedIds), ...parts, malformed: seen.malformed };
}

/** A run without a last line is shown with the sums of what is there, and as abandoned if its process is gone. */
function shownRun(run: WorkflowRunRecord, parts: Parts, abandonedIds: ReadonlySet<string>): WorkflowRunRecord {
  if (run.status !== "running") return run;
  const { quality, ...sums } = unfinishedRun(parts.turns, parts.calls);
  const status = abandonedIds.has(run.run_id) ? "abandoned" : "running";
  return { ...run, ...sums, quality: { ...run.quality, ...quality }, status };
}
