// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, ToolExecution, TurnRecord } from "@turnspan/records";
import type { Conversation } from "@turnspan/store";
import { formatCounted, formatMs } from "../text/figures.js";

/** The figures of one turn; unknown is null. */
export interface TurnRow {
  readonly index: number;
  readonly who: "caller" | "agent";
  readonly endOfUtteranceMs: number | null;
  readonly ttftMs: number | null;
  readonly ttfbMs: number | null;
  readonly e2eMs: number | null;
  readonly residualMs: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly characters: number | null;
  readonly costUsd: number | null;
  readonly tools: string;
  readonly notes: string;
}

/** The rows of a conversation's turns; tokens and characters are summed over the calls of the turn. */
export function turnRows(conversation: Pick<Conversation, "turns" | "calls">): TurnRow[] {
  return conversation.turns.map((turn) => {
    const calls = conversation.calls.filter((call) => call.turn_id === turn.turn_id);
    return {
      index: turn.turn_index,
      who: turn.initiator === "user" ? "caller" : "agent",
      endOfUtteranceMs: turn.latency.end_of_utterance_ms,
      ttftMs: turn.latency.llm_ttft_ms,
      ttfbMs: turn.latency.tts_ttfb_ms,
      e2eMs: turn.latency.e2e_ms,
      residualMs: turn.latency.residual_ms,
      inputTokens: sum(calls.map((call) => call.input_tokens)),
      outputTokens: sum(calls.map((call) => call.output_tokens)),
      characters: sum(calls.filter((call) => call.kind === "tts").map((call) => call.characters)),
      costUsd: turn.cost.total,
      tools: turn.tools.map(toolText).join(", "),
      notes: notesOf(turn, calls).join(", "),
    };
  });
}

function toolText(tool: ToolExecution): string {
  if (tool.success === null) return `${tool.name} never returned`;
  const duration = tool.duration_ms === null ? "" : ` ${formatMs(tool.duration_ms)}`;
  return `${tool.name}${duration}${tool.success ? "" : " failed"}`;
}

const interruptions = {
  user: "interrupted",
  agent: "ended early by the agent",
  close: "cut by the session's end",
} as const;

function notesOf(turn: TurnRecord, calls: readonly CallRecord[]): string[] {
  const notes: string[] = [];
  if (turn.success === null) notes.push("unanswered");
  if (turn.success === false) notes.push(turn.error_type === null ? "failed" : `failed: ${turn.error_type}`);
  if (turn.interrupted) {
    const what = interruptions[turn.interrupted_by ?? "user"];
    notes.push(turn.interrupted_after_ms === null ? what : `${what} after ${formatMs(turn.interrupted_after_ms)}`);
  }
  const failed = calls.filter((call) => !call.success);
  if (failed.length > 0) notes.push(formatCounted(failed.length, "failed call"));
  const discarded = calls.filter((call) => call.discarded);
  if (discarded.length > 0) notes.push(formatCounted(discarded.length, "discarded call"));
  if (turn.false_interruptions > 0) notes.push(formatCounted(turn.false_interruptions, "false interruption"));
  return notes;
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
