// SPDX-License-Identifier: Apache-2.0
import { type Conversation, type Step, unchanged } from "./conversation.js";
import type { StretchEnded } from "./fact.js";

type Who = StretchEnded["who"];

/** A stretch of speech whose exact times are known. */
export function onStretchEnded(state: Conversation, fact: StretchEnded): Step {
  const { who, startedAt, endedAt } = fact;
  const told = { ...state, stretches: { ...state.stretches, [who]: null } };
  if (endedAt <= startedAt || (who === "agent" && state.stretches.agent === null)) return unchanged(told);
  return { state: told, outcomes: [{ type: "talked", who, from: startedAt, to: endedAt }] };
}

/** A stretch begins, as far as state changes tell. */
export function beginStretch(state: Conversation, who: Who, at: number): Conversation {
  return { ...state, stretches: { ...state.stretches, [who]: state.stretches[who] ?? at } };
}

/** A stretch is over; its exact times may have been told already. */
export function endStretch(state: Conversation, who: Who, at: number): Step {
  const from = state.stretches[who];
  const over = { ...state, stretches: { ...state.stretches, [who]: null } };
  if (from === null || at <= from) return unchanged(over);
  return { state: over, outcomes: [{ type: "talked", who, from, to: at }] };
}
