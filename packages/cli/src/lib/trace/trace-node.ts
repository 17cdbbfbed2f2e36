// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, ToolExecution, TurnRecord, WorkflowRunRecord } from "@turnspan/records";

/** What a node of the trace is. */
export type TraceKind =
  | "conversation"
  | "turn"
  | "user_speech"
  | "end_of_turn"
  | "call"
  | "execute_tool"
  | "agent_speech";

interface Timed {
  /** Name of the span. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly startMs: number;
  /** Epoch milliseconds; null if it is not known when it ended. */
  readonly endMs: number | null;
  /** By start. */
  readonly children: readonly TraceNode[];
}

/** One span of a conversation and the record that it comes from; the parts of a turn come from the turn's. */
export type TraceNode = Timed &
  (
    | { readonly kind: "conversation"; readonly record: WorkflowRunRecord }
    | { readonly kind: "turn" | "user_speech" | "end_of_turn" | "agent_speech"; readonly record: TurnRecord }
    | { readonly kind: "call"; readonly record: CallRecord }
    | { readonly kind: "execute_tool"; readonly record: ToolExecution }
  );
