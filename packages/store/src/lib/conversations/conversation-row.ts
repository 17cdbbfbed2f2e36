// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";
import type { RecordFilter } from "../figures/record-filter.js";

/** What a list of conversations can be sorted by. Unknown values come last, either way. */
export type ConversationOrder = "started_at" | "cost" | "latency" | "errors" | "turns" | "duration";

/** Which conversations, and in which order. */
export interface ConversationQuery extends RecordFilter {
  /** Only those with at least one error. */
  readonly errors?: boolean | undefined;
  /** Only those whose e2e p95 is above this, in milliseconds. */
  readonly slowerThanMs?: number | undefined;
  /** Only those that the user interrupted. */
  readonly interrupted?: boolean | undefined;
  readonly status?: WorkflowRunRecord["status"] | undefined;
  /** Only those whose id or room contains this text, whatever its case. */
  readonly search?: string | undefined;
  /** `started_at` unless given. */
  readonly orderBy?: ConversationOrder | undefined;
  /** False: largest, newest first. Default false. */
  readonly ascending?: boolean | undefined;
  /** At most so many, 0 to 100,000; 100 unless given. */
  readonly limit?: number | undefined;
  /** Leave out so many of the first; 0 unless given. */
  readonly offset?: number | undefined;
}

/** A conversation in a list. Figures are those of its run; of an abandoned or running one, summed from its calls and turns. */
export interface ConversationRow {
  readonly conversation_id: string;
  readonly run_id: string;
  readonly status: WorkflowRunRecord["status"];
  /** ISO 8601 UTC. */
  readonly started_at: string;
  readonly duration_ms: number | null;
  readonly agent_name: string | null;
  readonly tenant: string | null;
  readonly room_name: string | null;
  readonly turns: number;
  readonly calls: number;
  readonly cost: number | null;
  readonly unpriced_calls: number;
  readonly e2e_p50_ms: number | null;
  readonly e2e_p95_ms: number | null;
  readonly errors: number;
  readonly interruptions_by_user: number;
  readonly false_interruptions: number;
}

/** One page of a list. */
export interface ConversationPage {
  readonly rows: readonly ConversationRow[];
  /** How many there are without `limit` and `offset`. */
  readonly total: number;
}
