// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord, WorkflowRunRecord } from "@turnspan/records";
import { formatCounted, formatMs } from "../../../text/figures.js";
import { formatOffset } from "../../../text/times.js";

export type Lane = "caller" | "agent" | "tool";

/** Something that lasted: somebody spoke, a tool ran, the caller waited. */
export interface Piece {
  readonly kind: Lane | "wait";
  /** Milliseconds since the conversation began. */
  readonly startMs: number;
  readonly endMs: number;
  readonly turnIndex: number;
  /** It is not known when it ended; it is drawn to the turn's end. */
  readonly open: boolean;
  /** It failed, or was cut by the caller. */
  readonly tone: "plain" | "warn" | "bad";
  /** Tells it in words. */
  readonly text: string;
}

/** Something that happened at a moment. */
export interface Mark {
  readonly kind: "barge-in" | "false-interruption" | "error";
  readonly tone: "warn" | "bad";
  /** Milliseconds since the conversation began; where the moment itself is not recorded, one that is, as `text` says. */
  readonly atMs: number;
  /** null: of no turn that is known. */
  readonly turnIndex: number | null;
  readonly text: string;
}

/** A conversation as it was heard. */
export interface Timeline {
  readonly lengthMs: number;
  /** By start. */
  readonly pieces: readonly Piece[];
  /** By time. */
  readonly marks: readonly Mark[];
}

/** A failed request, as the marks need it. */
export interface FailedCall {
  readonly kind: string;
  readonly timestamp: string;
  readonly latency_ms: number | null;
  readonly error_type: string | null;
  readonly turn_index: number | null;
}

/** Lays out who spoke when; what has no time is left out. */
export function timelineOf(
  run: WorkflowRunRecord,
  turns: readonly TurnRecord[],
  failedCalls: readonly FailedCall[] = [],
): Timeline {
  const zeroMs = Math.min(Date.parse(run.started_at), ...turns.slice(0, 1).map((turn) => Date.parse(turn.started_at)));
  const since = (iso: string): number => Date.parse(iso) - zeroMs;
  const pieces = turns.flatMap((turn) => piecesOf(turn, since)).toSorted((a, b) => a.startMs - b.startMs);
  const failedTurns = new Set(turns.filter((turn) => turn.success === false).map((turn) => turn.turn_index));
  const marks = [
    ...turns.flatMap((turn) => marksOf(turn, since)),
    ...failedCalls.map((call) => markOfCall(call, since, failedTurns)),
  ].toSorted((a, b) => a.atMs - b.atMs);
  const lastMs = pieces.reduce((last, piece) => Math.max(last, piece.endMs), 0);
  const endMs = run.completed_at === null ? lastMs : since(run.completed_at);
  return { lengthMs: Math.max(endMs, lastMs, marks.at(-1)?.atMs ?? 0, 1), pieces, marks };
}

type Since = (iso: string) => number;

function piecesOf(turn: TurnRecord, since: Since): Piece[] {
  const common = { turnIndex: turn.turn_index, open: false, tone: "plain" } as const;
  const pieces: Piece[] = [];
  const { user_started_speaking_at: userFrom, user_stopped_speaking_at: userTo } = turn;
  const { agent_started_speaking_at: agentFrom, agent_stopped_speaking_at: agentTo } = turn;
  if (userFrom !== null) {
    const [startMs, endMs] = [since(userFrom), since(userTo ?? turn.ended_at)];
    pieces.push({
      ...common,
      kind: "caller",
      startMs,
      endMs,
      open: userTo === null,
      text: spoke("Caller", startMs, userTo === null ? null : endMs),
    });
  }
  if (agentFrom !== null) {
    const [startMs, endMs] = [since(agentFrom), since(agentTo ?? turn.ended_at)];
    const cut = turn.interrupted ? `, ${cutBy(turn)}` : "";
    pieces.push({
      ...common,
      kind: "agent",
      startMs,
      endMs,
      open: agentTo === null,
      text: spoke("Agent", startMs, agentTo === null ? null : endMs) + cut,
    });
  }
  const waitMs = turn.latency.e2e_ms;
  if (agentFrom !== null && waitMs !== null && waitMs > 0) {
    const endMs = since(agentFrom);
    pieces.push({ ...common, kind: "wait", startMs: endMs - waitMs, endMs, text: `Caller waited ${formatMs(waitMs)}` });
  }
  for (const tool of turn.tools) {
    const startMs = since(tool.started_at);
    const endMs = tool.duration_ms === null ? Math.max(startMs, since(turn.ended_at)) : startMs + tool.duration_ms;
    const failed = tool.success === false ? `, failed${tool.error_type === null ? "" : `: ${tool.error_type}`}` : "";
    pieces.push({
      ...common,
      kind: "tool",
      startMs,
      endMs,
      open: tool.duration_ms === null,
      tone: tool.success === false ? "bad" : "plain",
      text: `Tool ${tool.name} ${tool.duration_ms === null ? "never returned" : formatMs(tool.duration_ms)}${failed}`,
    });
  }
  return pieces;
}

function marksOf(turn: TurnRecord, since: Since): Mark[] {
  const marks: Mark[] = [];
  const { agent_started_speaking_at: from, agent_stopped_speaking_at: to, barge_in_stop_ms: stopMs } = turn;
  if (turn.interrupted_by === "user" && to !== null) {
    // When the agent stopped is known in any case.
    const atMs = stopMs === null ? since(to) : since(to) - stopMs;
    const stopped =
      stopMs === null ? `, the agent stopped; ${noMoment}` : `, the agent stopped after ${formatMs(stopMs)}`;
    marks.push({ kind: "barge-in", tone: "bad", atMs, turnIndex: turn.turn_index, text: `Barge-in${stopped}` });
  }
  if (turn.false_interruptions > 0 && from !== null) {
    const atMs = (since(from) + since(to ?? turn.ended_at)) / 2;
    const text = `${formatCounted(turn.false_interruptions, "false interruption")} in this speech; ${noMoment}`;
    marks.push({ kind: "false-interruption", tone: "warn", atMs, turnIndex: turn.turn_index, text });
  }
  for (const tool of turn.tools) {
    if (tool.success !== false) continue;
    marks.push({
      kind: "error",
      tone: turn.success === false ? "bad" : "warn",
      ...failureOf(`Tool ${tool.name}`, tool.error_type, since(tool.started_at), tool.duration_ms),
      turnIndex: turn.turn_index,
    });
  }
  if (turn.success === false) {
    const text = `Turn ${turn.turn_index} failed${turn.error_type === null ? "" : `: ${turn.error_type}`}`;
    marks.push({ kind: "error", tone: "bad", atMs: since(turn.ended_at), turnIndex: turn.turn_index, text });
  }
  return marks;
}

/** A request that failed in a turn that was answered all the same was made good: it needs a look, it did no harm. */
function markOfCall(call: FailedCall, since: Since, failedTurns: ReadonlySet<number>): Mark {
  const { turn_index: turnIndex } = call;
  return {
    kind: "error",
    tone: turnIndex === null || failedTurns.has(turnIndex) ? "bad" : "warn",
    ...failureOf(`${call.kind} request`, call.error_type, since(call.timestamp), call.latency_ms),
    turnIndex,
  };
}

const noMoment = "when exactly is not recorded";

/** A failure stands where it happened; where that is not known, at the beginning of what failed, and says so. */
function failureOf(what: string, errorType: string | null, startMs: number, lastedMs: number | null) {
  const failed = `${what} failed${errorType === null ? "" : `: ${errorType}`}`;
  return lastedMs === null
    ? { atMs: startMs, text: `${failed}; ${noMoment}, it began here` }
    : { atMs: startMs + lastedMs, text: failed };
}

function spoke(who: string, startMs: number, endMs: number | null): string {
  if (endMs === null) return `${who} from ${formatOffset(startMs)}; until when is not recorded`;
  return `${who} ${formatOffset(startMs)} to ${formatOffset(endMs)}, ${formatMs(endMs - startMs)}`;
}

function cutBy({ interrupted_by: by }: TurnRecord): string {
  switch (by) {
    case "user":
      return "cut by the caller";
    case "agent":
      return "ended early by the agent's code";
    case "close":
      return "cut by the end of the session";
    case null:
      return "cut short";
  }
}
