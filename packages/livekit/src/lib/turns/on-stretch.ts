// SPDX-License-Identifier: Apache-2.0
import { type Conversation, type Step, heardTurn, unchanged, withTurn } from "./conversation.js";
import type { StretchEnded } from "./fact.js";
import type { Turn } from "./turn.js";

type Who = StretchEnded["who"];

/** A stretch of speech whose exact times are known. */
export function onStretchEnded(state: Conversation, fact: StretchEnded): Step {
  const { who, startedAt, endedAt } = fact;
  const told = { ...state, stretches: { ...state.stretches, [who]: null } };
  if (endedAt <= startedAt || (who === "agent" && state.stretches.agent === null)) return unchanged(told);
  return talked(told, who, startedAt, endedAt);
}

/** A stretch begins, as far as state changes tell. */
export function beginStretch(state: Conversation, who: Who, at: number): Conversation {
  return { ...state, stretches: { ...state.stretches, [who]: state.stretches[who] ?? at } };
}

/** A stretch is over; its exact times may have been told already. */
export function endStretch(state: Conversation, who: Who, at: number): Step {
  const from = state.stretches[who];
  const over = { ...state, stretches: { ...state.stretches, [who]: null } };
  return from === null || at <= from ? unchanged(over) : talked(over, who, from, at);
}

/** Counts a stretch for the turn in which it was, and for the conversation. */
export function talked(state: Conversation, who: Who, from: number, to: number): Step {
  const turn = who === "user" ? heardTurn(state) : spokenTurn(state);
  const ms = to - from;
  const talk = turn && {
    userMs: who === "user" ? (turn.talk.userMs ?? 0) + ms : turn.talk.userMs,
    agentMs: who === "agent" ? (turn.talk.agentMs ?? 0) + ms : turn.talk.agentMs,
  };
  return {
    state: turn && talk ? withTurn(state, { ...turn, talk }) : state,
    outcomes: [{ type: "talked", who, from, to }],
  };
}

/** The turn that sounded last. */
function spokenTurn(state: Conversation): Turn | null {
  return state.turns.reduce<Turn | null>(
    (last, turn) => ((turn.agent.startedAt ?? 0) > (last?.agent.startedAt ?? 0) ? turn : last),
    null,
  );
}
