// SPDX-License-Identifier: Apache-2.0
import type { ConversationRow } from "../conversations/conversation-row.js";
import type { MalformedLines } from "../files/malformed-lines.js";
import type { Savings } from "./quality.js";
import type { Timeline } from "./timeline.js";
import type { Group, Totals } from "./totals.js";

/** Everything that a first look shows, from one reading of the files. */
export interface Overview {
  readonly totals: Totals;
  /** Largest cost first. */
  readonly by_provider: readonly Group[];
  readonly by_kind: readonly Group[];
  readonly by_tier: readonly Group[];
  readonly timeline: Timeline;
  /** The 5 that cost most. */
  readonly top_conversations: readonly ConversationRow[];
  readonly savings: Savings;
  readonly malformed: MalformedLines;
}
