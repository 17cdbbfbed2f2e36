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
    (call) =>
      isModel(call) &&
      isAnswer(call) &&
      call.ttftMs !== null &&
      firstTokenAt(call) <= spokenAt &&
      // What a tool says while it runs was not written by the model that called it.
      (tts === null || tts.speechId === null || call.speechId === tts.speechId),
  );
  return { llm: tokens.toSorted((one, other) => one.startedAt - other.startedAt).at(-1) ?? null, tts };
}

/**
 * What was going on between the end of the user's speech and the agent's first sound, in the order in which one thing
 * waited for another. Intervals may overlap and leave gaps.
 */
export function answerIntervals(turn: Turn): Interval[] {
  const critical = criticalCalls(turn);
  return [...listening(turn), ...thinking(turn, critical), ...speaking(turn, critical)];
}

function listening(turn: Turn): Interval[] {
  const stoppedAt = turn.user.stoppedAt;
  if (stoppedAt === null) return [];
  const { commit } = turn;
  if (commit === null) return listeningForItself(turn, stoppedAt);
  const transcribedAt = stoppedAt + (commit.transcriptionMs ?? 0);
  const endedAt = commit.committedAt ?? transcribedAt;
  return [
    { name: "transcription", from: stoppedAt, to: transcribedAt },
    { name: "endpointing", from: transcribedAt, to: endedAt },
    { name: "on_user_turn_completed", from: endedAt, to: endedAt + (commit.onUserTurnCompletedMs ?? 0) },
  ];
}

/** A realtime model decides by itself that the turn is over, which shows when it begins to answer. */
function listeningForItself({ modality, speeches }: Turn, stoppedAt: number): Interval[] {
  const [answer] = speeches;
  if (modality !== "realtime" || answer === undefined) return [];
  return [{ name: "endpointing", from: stoppedAt, to: answer.createdAt }];
}

/** Every step up to the critical request: failed attempts, tokens, and the tools whose results it needed. */
function thinking(turn: Turn, { llm, tts }: CriticalCalls): Interval[] {
  const until = llm ? firstTokenAt(llm) : (tts?.startedAt ?? turn.agent.startedAt ?? Infinity);
  const steps: Interval[] = [];
  for (const call of turn.calls) {
    if (!isModel(call) || call.discarded || call.startedAt > until) continue;
    const kind = call.kind === "realtime" ? "realtime" : "llm";
    if (!call.success) steps.push({ name: `${kind}_retry`, from: call.startedAt, to: call.endedAt });
    if (call.ttftMs === null) continue;
    steps.push({ name: `${kind}_ttft`, from: askedAt(turn, call), to: firstTokenAt(call) });
    // An earlier step ended in a tool call, which had to be written in full before the tool could run.
    if (call !== llm) steps.push({ name: `${kind}_generation`, from: firstTokenAt(call), to: call.endedAt });
  }
  // A tool may ask for what is heard first while it runs itself, as one that runs an AgentTask does.
  const latest = (llm ?? tts)?.startedAt ?? until;
  for (const tool of turn.tools) {
    if (tool.startedAt > latest) continue;
    steps.push({ name: `tool:${tool.name}`, from: tool.startedAt, to: Math.min(tool.endedAt ?? latest, latest) });
  }
  return steps.toSorted((one, other) => one.from - other.from || one.to - other.to);
}

function speaking(turn: Turn, { llm, tts }: CriticalCalls): Interval[] {
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

/** A realtime model counts from when it begins a response, which is some time after it was asked for one. */
function askedAt(turn: Turn, call: EndedCall): number {
  const speech = call.kind === "realtime" ? turn.speeches.find((one) => one.speechId === call.speechId) : undefined;
  return Math.min(call.startedAt, speech?.createdAt ?? call.startedAt);
}

function isModel(call: EndedCall): boolean {
  return call.kind === "llm" || call.kind === "realtime";
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
