// SPDX-License-Identifier: Apache-2.0
import type { EndedCall } from "../turns/call.js";
import type { Turn } from "../turns/turn.js";

/** A stretch of work, in epoch milliseconds. */
export interface Interval {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The requests whose answer the caller heard first; `null` where there was none. */
export interface CriticalCalls {
  readonly llm: EndedCall | null;
  readonly tts: EndedCall | null;
}

/** Finds the requests on the critical path of a turn: the first audio, and the tokens that it was made of. */
export function criticalCalls(turn: Turn): CriticalCalls {
  const heardAt = turn.agent.startedAt ?? Infinity;
  const tts = earliest(
    turn.calls.filter(
      (call) => call.kind === "tts" && isAnswer(call) && call.ttfbMs !== null && call.startedAt <= heardAt,
    ),
  );
  const spokenAt = tts ? tts.startedAt + (tts.ttfbMs ?? 0) : heardAt;
  const tokens = turn.calls.filter(
    (call) => call.kind === "llm" && isAnswer(call) && call.ttftMs !== null && firstTokenAt(call) <= spokenAt,
  );
  return { llm: tokens.toSorted((one, other) => one.startedAt - other.startedAt).at(-1) ?? null, tts };
}

/**
 * What was going on between the end of the user's speech and the agent's first sound, in the order in which one thing
 * waited for another. Intervals may overlap and leave gaps.
 */
export function answerIntervals(turn: Turn): Interval[] {
  const { llm, tts } = criticalCalls(turn);
  return [...listening(turn), ...thinking(turn, llm), ...speaking(turn, llm, tts)];
}

function listening(turn: Turn): Interval[] {
  const stoppedAt = turn.user.stoppedAt;
  const commit = turn.commit;
  if (stoppedAt === null || commit === null) return [];
  const transcribedAt = stoppedAt + (commit.transcriptionMs ?? 0);
  const endedAt = commit.committedAt ?? transcribedAt;
  return [
    { name: "transcription", from: stoppedAt, to: transcribedAt },
    { name: "endpointing", from: transcribedAt, to: endedAt },
    { name: "on_user_turn_completed", from: endedAt, to: endedAt + (commit.onUserTurnCompletedMs ?? 0) },
  ];
}

/** Every step up to the critical request: failed attempts, tokens, and the tools whose results it needed. */
function thinking(turn: Turn, critical: EndedCall | null): Interval[] {
  const until = critical ? firstTokenAt(critical) : (turn.agent.startedAt ?? Infinity);
  const steps: Interval[] = [];
  for (const call of turn.calls) {
    if (call.kind !== "llm" || call.discarded || call.startedAt > until) continue;
    if (!call.success) steps.push({ name: "llm_retry", from: call.startedAt, to: call.endedAt });
    if (call.ttftMs === null) continue;
    steps.push({ name: "llm_ttft", from: call.startedAt, to: firstTokenAt(call) });
    // An earlier step ended in a tool call, which had to be written in full before the tool could run.
    if (call !== critical) steps.push({ name: "llm_generation", from: firstTokenAt(call), to: call.endedAt });
  }
  for (const tool of turn.tools) {
    if (tool.endedAt === null || tool.startedAt > until) continue;
    steps.push({ name: `tool:${tool.name}`, from: tool.startedAt, to: tool.endedAt });
  }
  return steps.toSorted((one, other) => one.from - other.from || one.to - other.to);
}

function speaking(turn: Turn, llm: EndedCall | null, tts: EndedCall | null): Interval[] {
  const heardAt = turn.agent.startedAt;
  const intervals: Interval[] = [];
  if (tts) {
    if (llm) intervals.push({ name: "text_to_tts", from: firstTokenAt(llm), to: tts.startedAt });
    intervals.push({ name: "tts_ttfb", from: tts.startedAt, to: tts.startedAt + (tts.ttfbMs ?? 0) });
  }
  const committedAt = turn.commit?.committedAt ?? null;
  if (turn.clearedAt !== null && committedAt !== null) {
    intervals.push({ name: "previous_speech", from: committedAt, to: turn.clearedAt });
  }
  if (heardAt !== null && turn.agent.playbackMs !== null) {
    intervals.push({ name: "playback", from: heardAt - turn.agent.playbackMs, to: heardAt });
  }
  return intervals;
}

function firstTokenAt(call: EndedCall): number {
  return call.startedAt + (call.ttftMs ?? 0);
}

function isAnswer(call: EndedCall): boolean {
  return call.success && !call.discarded;
}

function earliest(calls: readonly EndedCall[]): EndedCall | null {
  return calls.toSorted((one, other) => one.startedAt - other.startedAt)[0] ?? null;
}
