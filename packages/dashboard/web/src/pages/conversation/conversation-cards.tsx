// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord, WorkflowRunRecord } from "@turnspan/records";
import type { ConversationAnswer } from "../../../../src/lib/api/conversation-answer.js";
import { Card, Cards } from "../../parts/cards.js";
import {
  formatCount,
  formatCounted,
  formatLength,
  formatMs,
  formatRatio,
  formatUsd,
  unknown,
} from "../../text/figures.js";
import { turnsNote } from "./turns-note.js";

/** The conversation at a glance. */
export function ConversationCards({ data: { run, turns, calls } }: { readonly data: ConversationAnswer }) {
  const { quality, turn_latency: latency } = run;
  // A line may be missing, and the run's count of one that goes on be of before.
  const count = Math.max(run.turns, turns.length);
  const retried = calls.filter((call) => !call.success).length;
  return (
    <Cards label="The conversation at a glance">
      <Card label="Cost" value={formatUsd(run.total_cost)} why="No request of it has a price." note={costNote(run)} />
      <Card
        label="Waited, p50"
        value={formatMs(latency.p50_ms)}
        why="No turn of the caller's was answered aloud."
        note={latency.p95_ms === null ? null : `p95 ${formatMs(latency.p95_ms)}, longest ${formatMs(latency.max_ms)}`}
      />
      <Card label="Turns" value={formatCount(count)} note={turnsNote(turns, count)} />
      <Card
        label="Interruptions"
        value={formatCount(quality.interruptions_by_user)}
        note={interruptionNote(run, turns)}
      />
      <Card
        label="Talk ratio"
        value={formatRatio(quality.user_talk_ms, quality.agent_talk_ms)}
        why="It is not known how long both spoke."
        note={
          quality.silence_ms === null ? "caller : agent" : `caller : agent, ${formatLength(quality.silence_ms)} silence`
        }
      />
      <Card
        label="Errors"
        value={formatCount(run.errors)}
        tone={run.errors === 0 ? undefined : run.success === false || turns.some(failed) ? "bad" : "warn"}
        note={errorNote(run, retried, turns)}
      />
    </Cards>
  );
}

function failed(turn: TurnRecord): boolean {
  return turn.success === false;
}

function costNote(run: WorkflowRunRecord): string | null {
  const notes = [
    run.cost_per_minute === null ? null : `${formatUsd(run.cost_per_minute)} / min`,
    run.unpriced_calls === 0 ? null : `${formatCounted(run.unpriced_calls, "call")} without a price`,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join(", ");
}

function interruptionNote({ quality }: WorkflowRunRecord, turns: readonly TurnRecord[]): string {
  const stops = turns.map((turn) => turn.barge_in_stop_ms).filter((ms) => ms !== null);
  const stopped =
    stops.length === 0 ? null : `stopped in ${formatMs(Math.max(...stops))}${stops.length > 1 ? " at most" : ""}`;
  const falseOnes = quality.false_interruptions === 0 ? null : `${formatCount(quality.false_interruptions)} false`;
  const notes = [stopped, falseOnes].filter((note) => note !== null);
  return notes.length === 0 ? "by the caller" : notes.join(", ");
}

function errorNote(run: WorkflowRunRecord, failedCalls: number, turns: readonly TurnRecord[]): string {
  if (run.errors === 0) return "none";
  const failedTurns = turns.filter(failed).length;
  const notes = [
    run.error_type,
    failedCalls === 0 ? null : `${formatCounted(failedCalls, "request")} failed`,
    failedTurns === 0 ? null : `${formatCounted(failedTurns, "turn")} failed`,
  ].filter((note) => note !== null);
  return notes.length === 0 ? unknown : notes.join(", ");
}
