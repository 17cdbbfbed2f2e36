// SPDX-License-Identifier: Apache-2.0
import { conversationWith, turnWith } from "./copies.js";
import {
  type Conversation,
  type Outcome,
  type Step,
  endedSpeechesOf,
  speechesKept,
  unchanged,
} from "./conversation.js";
import type { Speech, Turn } from "./turn.js";
import { finishCall, withCall } from "./waiting-calls.js";

/** How many speeches, tools and waiting calls, each, one turn may hold; a real one has a handful. */
export const heldByTurnMost = 500;

/**
 * Keeps every open turn small, whatever comes in. Calls that wait are written as they are. Of speeches the oldest are forgotten,
 * what is over first, and of tools the newest: both are counted in `dropped`, and missing in the turn's record.
 */
export function keepTurnsSmall(state: Conversation): Step {
  if (!state.turns.some(isLarge)) return unchanged(state);
  const outcomes: Outcome[] = [];
  let { dropped, endedSpeeches } = state;
  const turns = state.turns.map((turn) => {
    if (!isLarge(turn)) return turn;
    const speeches = newestSpeeches(turn.speeches);
    const forgotten = turn.speeches.filter((speech) => !speeches.includes(speech));
    const tools = turn.tools.slice(0, heldByTurnMost);
    dropped += forgotten.length + turn.tools.length - tools.length;
    endedSpeeches = [...endedSpeeches, ...endedSpeechesOf(turn, forgotten)].slice(-speechesKept);
    const [small, written] = writeOldest(turnWith(turn, { speeches, tools }));
    outcomes.push(...written);
    return small;
  });
  return { state: conversationWith(state, { turns, endedSpeeches, dropped }), outcomes };
}

function isLarge({ speeches, tools, waitingCalls }: Turn): boolean {
  return Math.max(speeches.length, tools.length, waitingCalls.length) > heldByTurnMost;
}

/** Those that stay, in their order. */
function newestSpeeches(speeches: readonly Speech[]): readonly Speech[] {
  const excess = speeches.length - heldByTurnMost;
  if (excess <= 0) return speeches;
  const isOver = (speech: Speech) => speech.done || speech.fate === "discarded";
  const leaving = new Set([...speeches.filter(isOver), ...speeches.filter((one) => !isOver(one))].slice(0, excess));
  return speeches.filter((speech) => !leaving.has(speech));
}

function writeOldest(turn: Turn): [Turn, Outcome[]] {
  const excess = Math.max(0, turn.waitingCalls.length - heldByTurnMost);
  const calls = turn.waitingCalls.slice(0, excess).map((call) => finishCall(turn, call));
  const waiting = turnWith(turn, { waitingCalls: turn.waitingCalls.slice(excess) });
  return [calls.reduce(withCall, waiting), calls.map((call) => ({ type: "call_ended", call }))];
}
