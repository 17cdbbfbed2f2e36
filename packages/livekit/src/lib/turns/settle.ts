// SPDX-License-Identifier: Apache-2.0
import { conversationWith, turnWith } from "./copies.js";
import {
  type Conversation,
  type Outcome,
  type Step,
  endedSpeechesOf,
  speechesKept,
  unchanged,
  withTurn,
} from "./conversation.js";
import { type Turn, openSpeeches } from "./turn.js";
import { finishCall, speechWaitMs, withCall } from "./waiting-calls.js";

/** How long a turn stays open for reports that come after its speech is done, in milliseconds. */
export const graceMs = 1_000;

/** How long a turn in which another agent took over waits for what that one says on entering, in milliseconds. */
export const handoffGraceMs = 5_000;

/** Lets a turn settle once nothing in it is under way any more. */
export function settleIfDone(state: Conversation, turnId: string, at: number): Conversation {
  const turn = state.turns.find((other) => other.turnId === turnId);
  if (!turn || turn.phase.kind !== "answering" || openSpeeches(turn).length > 0) return state;
  const until = at + (turn.handedOffAt !== null ? handoffGraceMs : graceMs);
  return withTurn(state, turnWith(turn, { phase: { kind: "settling", until } }));
}

/** Ends the turns whose grace period is over. */
export function endSettledTurns(state: Conversation, now: number): Step {
  const isOver = ({ phase }: Turn) => phase.kind === "settling" && phase.until <= now;
  return endTurns(state, state.turns.filter(isOver), now);
}

/** How many turns may be open; facts that end them can get lost. */
const turnsOpenMost = 64;

/** Ends the oldest turns when too many are open. */
export function endForgottenTurns(state: Conversation, now: number): Step {
  const excess = state.turns.length - turnsOpenMost;
  return excess > 0 ? endTurns(state, state.turns.slice(0, excess), now) : unchanged(state);
}

/** When the reducer next has something to do although no fact may come; `null` if never. Epoch milliseconds. */
export function nextDeadline(state: Conversation): number | null {
  let deadline = Infinity;
  for (const turn of state.turns) {
    if (turn.phase.kind === "settling") deadline = Math.min(deadline, turn.phase.until);
    for (const call of turn.waitingCalls) {
      if (call.speechId === null) deadline = Math.min(deadline, call.endedAt + speechWaitMs);
    }
  }
  return deadline === Infinity ? null : deadline;
}

/** Ends turns: what waits in them is written, they leave the state, and only their speeches are kept for stragglers. */
export function endTurns(state: Conversation, ending: readonly Turn[], at: number): Step {
  if (ending.length === 0) return unchanged(state);
  const ended = new Set(ending.map((turn) => turn.turnId));
  const speeches = ending.flatMap((turn) => endedSpeechesOf(turn, turn.speeches));
  return {
    state: conversationWith(state, {
      turns: state.turns.filter((turn) => !ended.has(turn.turnId)),
      endedSpeeches: [...state.endedSpeeches, ...speeches].slice(-speechesKept),
    }),
    outcomes: ending.flatMap((turn) => endTurn(turn, at)),
  };
}

function endTurn(turn: Turn, at: number): Outcome[] {
  const calls = turn.waitingCalls.map((call) => finishCall(turn, call));
  const whole = calls.reduce(withCall, turnWith(turn, { waitingCalls: [] }));
  return [...calls.map((call): Outcome => ({ type: "call_ended", call })), { type: "turn_ended", turn: whole, at }];
}
