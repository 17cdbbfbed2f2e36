// SPDX-License-Identifier: Apache-2.0
import type { ConversationsQuery } from "./filter-query.js";

/**
 * The query of `GET /api/export.csv`, a download: the rows of the list (`conversations`, with the list's own filter and order, all pages
 * up to 100,000), whole records that the filter takes, or the overview's buckets of time.
 */
export interface ExportQuery extends ConversationsQuery {
  /** conversations unless given. */
  readonly what?: "conversations" | "calls" | "turns" | "timeline";
  /** Of a timeline: hour, day or auto (default). */
  readonly bucket?: string;
}
