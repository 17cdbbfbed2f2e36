// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConversationRow, Store, TimelineBucket } from "@turnspan/store";
import type { ExportQuery } from "../api/export-query.js";
import { type Query, readChoice, readFilter } from "../asking/read-query.js";
import { readListQuery } from "./answer-conversations.js";
import { csvLine } from "./csv-text.js";

/** A download. */
export interface CsvExport {
  readonly fileName: string;
  readonly body: ReadableStream<Uint8Array> | string;
}

const exported = ["conversations", "calls", "turns", "timeline"] as const satisfies readonly ExportQuery["what"][];
const columns = [
  "conversation_id",
  "run_id",
  "status",
  "started_at",
  "duration_ms",
  "agent_name",
  "tenant",
  "room_name",
  "turns",
  "calls",
  "cost",
  "unpriced_calls",
  "e2e_p50_ms",
  "e2e_p95_ms",
  "errors",
  "interruptions_by_user",
  "false_interruptions",
] as const satisfies readonly (keyof ConversationRow)[];

const bucketColumns = [
  "start",
  "calls",
  "failed_calls",
  "fallback_calls",
  "unpriced_calls",
  "conversations",
  "turns",
  "e2e_p50_ms",
  "e2e_p95_ms",
  "cost",
] as const satisfies readonly (keyof TimelineBucket)[];

export async function exportCsv(store: Store, query: Query, now: Date): Promise<CsvExport> {
  const what = readChoice("what", query["what"], exported) ?? "conversations";
  const fileName = `turnspan-${what}-${now.toISOString().slice(0, 10)}.csv`;
  if (what === "timeline") return { fileName, body: await timelineCsv(store, query) };
  if (what === "conversations") return { fileName, body: await fileOf((to) => writeConversations(store, query, to)) };
  const options = { ...readFilter(query), records: what, format: "csv" } as const;
  return { fileName, body: await fileOf((to) => store.exportRecords({ ...options, to })) };
}

/** One row a conversation, in the order of the list. */
async function writeConversations(store: Store, query: Query, to: string): Promise<void> {
  const file = await open(to, "wx", 0o600);
  try {
    await file.write(csvLine(columns));
    await store.everyConversation(readListQuery(query), async (rows) => {
      await file.write(rows.map((row) => csvLine(columns.map((name) => row[name]))).join(""));
    });
  } finally {
    await file.close();
  }
}

/** One row a bucket, with a column for the cost of each kind that has one. */
async function timelineCsv(store: Store, query: Query): Promise<string> {
  const bucket = readChoice("bucket", query["bucket"], ["hour", "day", "auto"] as const) ?? "auto";
  const { buckets } = await store.timeline({ ...readFilter(query), bucket });
  const kinds = [...new Set(buckets.flatMap(({ cost_by_kind: costs }) => Object.keys(costs)))].toSorted();
  const lines = buckets.map((one) =>
    csvLine([...bucketColumns.map((name) => one[name]), ...kinds.map((kind) => one.cost_by_kind[kind] ?? null)]),
  );
  return csvLine([...bucketColumns, ...kinds.map((kind) => `cost_${kind}`)]) + lines.join("");
}

/**
 * What was written to a file, which is gone from the disk's lists before it is read: a reader that is slow keeps nobody from asking,
 * and no memory.
 */
async function fileOf(write: (to: string) => Promise<unknown>): Promise<ReadableStream<Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), "turnspan-export-"));
  try {
    const to = join(folder, "records.csv");
    await write(to);
    const file = await open(to);
    return streamOf(file.createReadStream({ highWaterMark: 64 * 1024 }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function streamOf(source: AsyncIterable<Uint8Array> & { destroy(): unknown }): ReadableStream<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: () => void source.destroy(),
    },
    { highWaterMark: 0 },
  );
}
