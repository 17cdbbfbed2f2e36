// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, TurnRecord, WorkflowRunRecord } from "@turnspan/records";

/** The records of one play: of one conversation, or of several if the session was started again. */
export interface Observed {
  readonly calls: readonly CallRecord[];
  /** By `turn_index`. */
  readonly turns: readonly TurnRecord[];
  /** The first line and the last. */
  readonly runs: readonly WorkflowRunRecord[];
}
