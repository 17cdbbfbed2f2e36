// SPDX-License-Identifier: Apache-2.0
import { conversationWith, speechWith, turnWith } from "./copies.js";
import { type Conversation, type Outcome, type Step, unchanged } from "./conversation.js";
import { type Speech, type Turn, callsKept } from "./turn.js";
import type { EndedCall } from "./call.js";

/**
 * How long a report of speech-to-text waits for the speech that answers it, in milliseconds. It usually comes half a
 * second before, but some providers report every few seconds of one long utterance. A process that dies in between
 * loses it, so it does not wait for ever.
 */
export const speechWaitMs = 15_000;

/**
 * Gives every speculative speech its fate and writes the calls that waited for it. A preemptive attempt that was thrown
 * away has cost its tokens all the same: they belong to the turn that it anticipated.
 */
export function decideSpeeches(
  state: Conversation,
  now: number,
  fateOf: (speech: Speech, turn: Turn) => Speech["fate"],
): Step {
  const isOpen = ({ fate }: Speech) => fate === "speculative";
  if (!state.turns.some(({ speeches }) => speeches.some(isOpen))) return writeDecidedCalls(state, now);
  const turns = state.turns.map((turn) => {
    const speeches = turn.speeches.map((speech) =>
      isOpen(speech) ? speechWith(speech, { fate: fateOf(speech, turn) }) : speech,
    );
    return turnWith(turn, { speeches });
  });
  return writeDecidedCalls(conversationWith(state, { turns }), now);
}

/** Writes the calls that have nothing to wait for any more. */
export function writeDecidedCalls(state: Conversation, now: number): Step {
  if (state.turns.every((turn) => turn.waitingCalls.length === 0)) return unchanged(state);
  const outcomes: Outcome[] = [];
  const turns = state.turns.map((turn) => {
    let decided: Turn = turnWith(turn, { waitingCalls: turn.waitingCalls.filter((call) => mustWait(turn, call, now)) });
    for (const call of turn.waitingCalls) {
      if (mustWait(turn, call, now)) continue;
      const ended = finishCall(turn, call);
      decided = withCall(decided, ended);
      outcomes.push({ type: "call_ended", call: ended });
    }
    return decided;
  });
  return { state: conversationWith(state, { turns }), outcomes };
}

/** Whether the speech of a call, or its fate, is still to come. */
export function mustWait(turn: Turn, call: EndedCall, now: number): boolean {
  if (call.speechId === null) return turn.phase.kind === "listening" && now < call.endedAt + speechWaitMs;
  return turn.speeches.some((speech) => speech.speechId === call.speechId && speech.fate === "speculative");
}

/** Fills in what a call could not know by itself: the speech that answers, and whether its own was thrown away. */
export function finishCall(turn: Turn, call: EndedCall): EndedCall {
  if (call.speechId === null) {
    return { ...call, speechId: turn.speeches.find((speech) => speech.fate === "adopted")?.speechId ?? null };
  }
  const speech = turn.speeches.find((other) => other.speechId === call.speechId);
  return { ...call, discarded: call.discarded || speech?.fate === "discarded" };
}

/** Adds a call to its turn. */
export function withCall(turn: Turn, call: EndedCall): Turn {
  const { llm, stt, tts } = turn.callCounts;
  return turnWith(turn, {
    calls: turn.calls.length < callsKept ? [...turn.calls, call] : turn.calls,
    callCounts: {
      llm: llm + (call.kind === "llm" ? 1 : 0),
      stt: stt + (call.kind === "stt" ? 1 : 0),
      tts: tts + (call.kind === "tts" ? 1 : 0),
    },
  });
}
