// SPDX-License-Identifier: Apache-2.0
import type { ConversationRow } from "@turnspan/store";
import type { MalformedAnswer } from "./malformed-answer.js";

/** `GET /api/conversations?<ConversationsQuery>`: one page of the list. */
export interface ConversationsAnswer {
  readonly rows: readonly ConversationRow[];
  /** How many there are on all pages. */
  readonly total: number;
  /** Place of the first row, from 0. */
  readonly offset: number;
  readonly malformed: MalformedAnswer;
}
