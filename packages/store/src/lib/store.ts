// SPDX-License-Identifier: Apache-2.0
import type { Conversation, ConversationList } from "./conversations/conversation.js";
import type { ConversationPage, ConversationQuery, ConversationRow } from "./conversations/conversation-row.js";
import type { SqlOptions, SqlResult } from "./database/sql-result.js";
import type { ExportOptions, ExportResult } from "./export/export-options.js";
import type { Distribution, LatencyReport, SlowTurn } from "./figures/latency.js";
import type { Overview } from "./figures/overview.js";
import type { ErrorGroup, Quality, Savings } from "./figures/quality.js";
import type { RecordFilter } from "./figures/record-filter.js";
import type { BucketSize, Timeline } from "./figures/timeline.js";
import type { Dimension, Group, Totals } from "./figures/totals.js";
import type { MonthForecast } from "./forecast/month-forecast.js";
import type { MalformedLines } from "./files/malformed-lines.js";
import type { TailItem, TailOptions } from "./tail/tail-item.js";
import type { CompactOptions, CompactResult, PruneOptions, PruneResult } from "./upkeep/upkeep.js";

/**
 * A directory of Turnspan's files. Each question is answered from the files as they are at that moment, while others may be writing;
 * what has not changed since the last question is not read again. A missing or empty directory has nothing in it.
 *
 * Every method throws a `StoreError` (code, why, fix) if the directory or a file can't be read. A line that is no record is no error:
 * it is skipped, and counted in `malformed()`.
 */
export interface Store {
  /** The directory as given. */
  readonly dir: string;

  /** All conversations as whole records, newest first. For lists of many, `listConversations` is faster. */
  conversations(): Promise<ConversationList>;
  /** One conversation with its turns and calls; null if there is none of that id. */
  conversation(id: string): Promise<Conversation | null>;
  /** Ids of conversations that begin with `id`, else those that differ least from it; best first, at most `limit` (3). */
  nearestConversations(id: string, limit?: number): Promise<string[]>;
  /** One page of conversations, filtered and sorted. */
  listConversations(query?: ConversationQuery): Promise<ConversationPage>;
  /**
   * Hands over all of such a list as it is at one moment, some thousand at a time, and returns how many they were. Other questions wait
   * until `take` has had the last of them: it must not wait for anyone.
   */
  everyConversation(
    query: Omit<ConversationQuery, "limit" | "offset">,
    take: (rows: readonly ConversationRow[]) => Promise<void>,
  ): Promise<number>;

  /** Totals, groups, timeline and top conversations in one answer. */
  overview(filter?: RecordFilter & { readonly bucket?: BucketSize | undefined }): Promise<Overview>;
  totals(filter?: RecordFilter): Promise<Totals>;
  /** The figures of calls by one of their fields, largest cost first. */
  groupBy(dimension: Dimension, filter?: RecordFilter): Promise<Group[]>;
  timeline(filter?: RecordFilter & { readonly bucket?: BucketSize | undefined }): Promise<Timeline>;
  /** The conversations that cost most; those without a known cost are left out. */
  topConversations(filter?: RecordFilter & { readonly limit?: number | undefined }): Promise<ConversationRow[]>;
  latency(filter?: RecordFilter): Promise<LatencyReport>;
  /** `of` is `e2e` (default) or the name of a segment; `bins` 1 to 200, 20 unless given. */
  distribution(
    filter?: RecordFilter & { readonly of?: string | undefined; readonly bins?: number | undefined },
  ): Promise<Distribution>;
  /** Turns by `e2e_ms`, slowest first. */
  slowestTurns(filter?: RecordFilter & { readonly limit?: number | undefined }): Promise<SlowTurn[]>;
  quality(filter?: RecordFilter): Promise<Quality>;
  savings(filter?: RecordFilter): Promise<Savings>;
  /** Failed calls by error, model and kind, most frequent first, at most 100. */
  errors(filter?: RecordFilter): Promise<ErrorGroup[]>;
  /**
   * What the month of `now` (unless given, the current one) will have cost, from the month and the 28 days before today, or what
   * `since` and `until` leave of them.
   */
  forecast(filter?: RecordFilter & { readonly now?: Date | undefined }): Promise<MonthForecast>;
  /** What values a filter can have, for menus: most used first, at most 1,000 each. */
  filterValues(filter?: RecordFilter): Promise<Record<Dimension, string[]>>;

  /** Lines that were skipped in the files read by the figures so far. */
  malformed(): MalformedLines;

  /**
   * Answers one SELECT over the views `calls`, `turns` and `workflow_runs`. It can read nothing else, and change nothing.
   * @throws StoreError if the statement is not one SELECT, names something else, or is wrong (`code` `SQL`), took too long
   * (`TIMEOUT`) or was stopped (`ABORTED`).
   */
  sql(text: string, options?: SqlOptions): Promise<SqlResult>;

  /** New records as they are written, within a second. Ends when `signal` aborts or the loop is left. */
  tail(options?: TailOptions): AsyncIterable<TailItem>;
  /** Turns closed days into Parquet. What was written is read back and compared before the JSONL goes. */
  compact(options?: CompactOptions): Promise<CompactResult>;
  /** Removes whole days. */
  prune(options: PruneOptions): Promise<PruneResult>;
  exportRecords(options: ExportOptions): Promise<ExportResult>;
  /**
   * The conversations that are over, oldest first, each whole: what a replay sends.
   * Dates are of `started_at`; provider, model, kind and tier are not looked at, since a replay of a part would be a false trace.
   */
  finishedConversations(filter?: RecordFilter): AsyncIterable<Conversation>;

  /** Frees the memory that the figures took. A closed store answers again when asked. */
  close(): Promise<void>;
}
