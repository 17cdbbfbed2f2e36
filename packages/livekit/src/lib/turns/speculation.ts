// SPDX-License-Identifier: Apache-2.0
import { type Conversation, type Outcome, type Step } from "./conversation.js";
import { type Speech, type Turn, callsKept } from "./turn.js";
import type { EndedCall } from "./call.js";

/**
 * Gives every speculative speech its fate and lets go of the calls that waited for it. A preemptive attempt that was
 * thrown away has cost its tokens all the same: they belong to the turn that it anticipated.
 */
export function decideCalls(state: Conversation, fateOf: (speech: Speech, turn: Turn) => Speech["fate"]): Step {
  const outcomes: Outcome[] = [];
  const turns = state.turns.map((turn) => {
    const speeches = turn.speeches.map((speech) =>
      speech.fate === "speculative" ? { ...speech, fate: fateOf(speech, turn) } : speech,
    );
    const isUndecided = (call: EndedCall) =>
      speeches.some((speech) => speech.speechId === call.speechId && speech.fate === "speculative");
    let decided: Turn = { ...turn, speeches, undecidedCalls: turn.undecidedCalls.filter(isUndecided) };
    for (const call of turn.undecidedCalls) {
      if (isUndecided(call)) continue;
      const speech = speeches.find((other) => other.speechId === call.speechId);
      const ended = { ...call, discarded: speech?.fate === "discarded" };
      decided = withCall(decided, ended);
      outcomes.push({ type: "call_ended", call: ended });
    }
    return decided;
  });
  return { state: { ...state, turns }, outcomes };
}

/** Adds a call to its turn. */
export function withCall(turn: Turn, call: EndedCall): Turn {
  const { llm, stt, tts } = turn.callCounts;
  return {
    ...turn,
    calls: turn.calls.length < callsKept ? [...turn.calls, call] : turn.calls,
    callCounts: {
      llm: llm + (call.kind === "llm" ? 1 : 0),
      stt: stt + (call.kind === "stt" ? 1 : 0),
      tts: tts + (call.kind === "tts" ? 1 : 0),
    },
  };
}

/** False for a turn that was opened for a noise and never came to anything. */
export function isWorthARecord(turn: Turn): boolean {
  return (
    turn.phase.kind !== "listening" ||
    turn.user.startedAt !== null ||
    turn.calls.length > 0 ||
    turn.undecidedCalls.length > 0 ||
    turn.speeches.length > 0
  );
}
