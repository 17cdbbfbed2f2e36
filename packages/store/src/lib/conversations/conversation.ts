// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord, WorkflowRunRecord } from "@turnspan/records";
import type { MalformedLines } from "../files/malformed-lines.js";

/** One conversation as the files hold it now. */
export interface Conversation {
  /** Its last line; `abandoned`, with totals summed from its turns and calls, if its process died. */
  readonly run: WorkflowRunRecord;
  /** By `turn_index`. */
  readonly turns: readonly TurnRecord[];
  /** By `timestamp`. */
  readonly calls: readonly CallRecord[];
  /** Lines that were skipped in the files that were read, whosever they were. */
  readonly malformed: MalformedLines;
}

/** The conversations of a directory. */
export interface ConversationList {
  /** Newest first. */
  readonly runs: readonly WorkflowRunRecord[];
  /** Lines that were skipped in the files that were read. */
  readonly malformed: MalformedLines;
}
