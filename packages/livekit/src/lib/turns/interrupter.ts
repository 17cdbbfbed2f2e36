// SPDX-License-Identifier: Apache-2.0
import { turnWith, userWith } from "./copies.js";
import { type Conversation, listeningTurn, withTurn } from "./conversation.js";
import type { Interrupter, Turn, UserSpeech } from "./turn.js";

/**
 * Marks a turn as cut short. LiveKit says that a speech was interrupted, not by whom: it was the user if the user speaks
 * just then, or has said words that are about to be answered.
 */
export function interrupt(state: Conversation, turn: Turn, by: "close" | null = null): Conversation {
  if (turn.interruptedBy !== null) return state;
  const barging = by === null ? bargingSpeech(state, turn) : null;
  const interruptedBy: Interrupter = by ?? (barging === null ? "agent" : "user");
  return notAside(withTurn(state, turnWith(turn, { interruptedBy, bargeInAt: bargeInAt(turn, barging) })), barging);
}

/** Words that cut the agent, if only once they were recognized, were none beside its own. */
function notAside(state: Conversation, barging: UserSpeech | null): Conversation {
  const listening = listeningTurn(state);
  if (!barging?.isAside || listening?.user !== barging) return state;
  return withTurn(state, turnWith(listening, { user: userWith(barging, { isAside: false }) }));
}

/** What the user was saying when the turn was cut. */
function bargingSpeech(state: Conversation, turn: Turn): UserSpeech | null {
  const listening = listeningTurn(state);
  if (listening && listening.turnId !== turn.turnId && (state.userSpeaking || listening.user.hasWords)) {
    return listening.user;
  }
  // Of a version of LiveKit that does not tell the moment, the cut is learned when the next turn is under way already.
  const next = state.turns.find(
    (other) =>
      other.initiator === "user" &&
      other.index > turn.index &&
      other.phase.kind !== "listening" &&
      other.agent.startedAt === null,
  );
  return next?.user ?? (state.userSpeaking ? turn.user : null);
}

/** When the user began, if that was while the agent was heard. */
function bargeInAt({ agent }: Turn, user: UserSpeech | null): number | null {
  const startedAt = user?.startedAt ?? null;
  if (startedAt === null || agent.startedAt === null || startedAt < agent.startedAt) return null;
  return startedAt <= (agent.stoppedAt ?? Infinity) ? startedAt : null;
}
