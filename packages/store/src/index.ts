// SPDX-License-Identifier: Apache-2.0
/** The read side: conversations and figures from the files, for whoever shows, checks or serves them. */
export { openStore } from "./lib/open-store.js";
export type { Store } from "./lib/store.js";
export type { Conversation, ConversationList } from "./lib/conversations/conversation.js";
export type {
  ConversationOrder,
  ConversationPage,
  ConversationQuery,
  ConversationRow,
} from "./lib/conversations/conversation-row.js";
export type { SqlOptions, SqlResult, SqlValue } from "./lib/database/sql-result.js";
export type { ExportOptions, ExportResult } from "./lib/export/export-options.js";
export type { Distribution, LatencyReport, ModelLatency, SegmentLatency, SlowTurn } from "./lib/figures/latency.js";
export type { Overview } from "./lib/figures/overview.js";
export type { Percentiles } from "./lib/figures/percentiles.js";
export type { ErrorGroup, Quality, Savings } from "./lib/figures/quality.js";
export type { RecordFilter } from "./lib/figures/record-filter.js";
export type { BucketSize, Timeline, TimelineBucket } from "./lib/figures/timeline.js";
export type { CallTotals, Dimension, Group, Totals } from "./lib/figures/totals.js";
export { windowDays as forecastWindowDays } from "./lib/forecast/forecast-month.js";
export type { MonthForecast } from "./lib/forecast/month-forecast.js";
export type { MalformedLine, MalformedLines } from "./lib/files/malformed-lines.js";
export { StoreError } from "./lib/files/store-error.js";
export type { TailItem, TailOptions } from "./lib/tail/tail-item.js";
export type { CompactOptions, CompactResult, CompactedFile, PruneOptions, PruneResult } from "./lib/upkeep/upkeep.js";
