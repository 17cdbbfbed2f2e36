// SPDX-License-Identifier: Apache-2.0
import { conversationWith, turnWith, userWith } from "./copies.js";
import { type Conversation, type Step, chain, heardTurn, listeningTurn, unchanged, withTurn } from "./conversation.js";
import type { StretchEnded } from "./fact.js";
import type { Turn } from "./turn.js";

type Who = StretchEnded["who"];

/** How long a voice activity detector may take to be sure that someone speaks, in milliseconds. */
export const detectionMostMs = 1_000;

/** A stretch of speech whose exact times are known. */
export function onStretchEnded(state: Conversation, fact: StretchEnded): Step {
  const { who, startedAt, endedAt } = fact;
  const told = withoutOverlapsAfter(fact, conversationWith(state, { stretches: stretchesWith(state, who, null) }));
  if (endedAt <= startedAt || (who === "agent" && state.stretches.agent === null)) return unchanged(told);
  return chain(talked(told, who, startedAt, endedAt, talkingTurn(told, who)), (counted) =>
    unchanged(who === "user" ? placeUtterance(counted, startedAt, endedAt) : counted),
  );
}

/** Where the agent began after the user's speech had ended, it talked over nobody, though the detector did not know yet. */
function withoutOverlapsAfter({ who, endedAt }: StretchEnded, state: Conversation): Conversation {
  if (who !== "user" || state.talkedOverAt.length === 0) return state;
  const none = state.talkedOverAt.filter((at) => at >= endedAt).length;
  return conversationWith(state, { talkedOverAt: [], interruptionsByAgent: state.interruptionsByAgent - none });
}

/** The utterance under way began, and for now ended, when the detector places it, not when it told. */
function placeUtterance(state: Conversation, startedAt: number, endedAt: number): Conversation {
  const turn = utteranceUnderWay(state);
  const toldAt = turn?.user.startedAt ?? null;
  if (!turn || toldAt === null) return state;
  const isFirst = startedAt <= toldAt && toldAt <= startedAt + detectionMostMs;
  const user = userWith(turn.user, { startedAt: isFirst ? startedAt : toldAt, stoppedAt: endedAt });
  const placed = withTurn(state, turnWith(turn, { user }));
  return isFirst
    ? conversationWith(placed, { turns: placed.turns.map((other) => placeBargeIn(other, toldAt, startedAt)) })
    : placed;
}

/** The utterance may have cut an answer before it was placed. */
function placeBargeIn(turn: Turn, toldAt: number, startedAt: number): Turn {
  return turn.bargeInAt === toldAt ? turnWith(turn, { bargeInAt: startedAt }) : turn;
}

/** The turn whose utterance is not over yet: a realtime model may answer before it says that the user has stopped. */
export function utteranceUnderWay(state: Conversation): Turn | null {
  const listening = listeningTurn(state);
  if (listening) return listening;
  const turn = heardTurn(state);
  return turn?.modality === "realtime" && turn.user.startedAt !== null ? turn : null;
}

function stretchesWith({ stretches }: Conversation, who: Who, from: number | null): Conversation["stretches"] {
  return who === "user" ? { user: from, agent: stretches.agent } : { user: stretches.user, agent: from };
}

/** A stretch begins, as far as state changes tell. */
export function beginStretch(state: Conversation, who: Who, at: number): Conversation {
  return conversationWith(state, { stretches: stretchesWith(state, who, state.stretches[who] ?? at) });
}

/** A stretch is over; its exact times may have been told already. */
export function endStretch(state: Conversation, who: Who, at: number): Step {
  const from = state.stretches[who];
  const over = conversationWith(state, { stretches: stretchesWith(state, who, null) });
  return from === null || at <= from ? unchanged(over) : talked(over, who, from, at, talkingTurn(over, who));
}

/** Counts a stretch for the turn in which it was, and for the conversation. */
export function talked(state: Conversation, who: Who, from: number, to: number, turn: Turn | null): Step {
  const ms = to - from;
  const talk = turn && {
    userMs: who === "user" ? (turn.talk.userMs ?? 0) + ms : turn.talk.userMs,
    agentMs: who === "agent" ? (turn.talk.agentMs ?? 0) + ms : turn.talk.agentMs,
  };
  return {
    state: turn && talk ? withTurn(state, turnWith(turn, { talk })) : state,
    outcomes: [{ type: "talked", who, from, to, since: openSince(state) }],
  };
}

/** From when on somebody may still be talking; `null` if nobody is. */
function openSince({ stretches: { user, agent } }: Conversation): number | null {
  const earliest = Math.min(user ?? Infinity, agent ?? Infinity);
  return Number.isFinite(earliest) ? earliest - detectionMostMs : null;
}

function talkingTurn(state: Conversation, who: Who): Turn | null {
  if (who === "user") return heardTurn(state);
  return state.turns.find((turn) => turn.turnId === state.soundingTurnId) ?? null;
}
