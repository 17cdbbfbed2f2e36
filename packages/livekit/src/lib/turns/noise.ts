// SPDX-License-Identifier: Apache-2.0
import { turnWith, userWith } from "./copies.js";
import { addCall, refOf } from "./add-call.js";
import {
  type Conversation,
  type Step,
  chain,
  dropTurn,
  listeningTurn,
  noUserSpeech,
  unchanged,
  withTurn,
} from "./conversation.js";
import type { Turn } from "./turn.js";

/**
 * How long after the end of a sound its words may still come, in milliseconds: recognizers take some hundred, those that
 * take whole utterances up to a second. What has brought no words by then was a noise.
 */
export const recognitionMostMs = 1_500;

/**
 * Whether what a listening turn has heard so far was a noise, by now. So are words that did not cut the agent and that
 * nobody answers, such as "mm-hm": LiveKit puts them before what is said next, but the caller began that later.
 */
export function isNoise({ user, speeches }: Turn, now: number): boolean {
  // What was handed to the agent is an utterance, answered or not.
  const isAside = user.isAside && user.overAt === null;
  if (isAside ? speeches.some((speech) => !speech.done) : user.hasWords || speeches.length > 0) return false;
  return user.startedAt === null || (user.stoppedAt !== null && now - user.stoppedAt > recognitionMostMs);
}

/** Notes, as a stretch of the user's speech ends, whether the agent was heard all the while and goes on. */
export function noteAside(state: Conversation): Conversation {
  const turn = listeningTurn(state);
  const sounding = state.turns.find(({ turnId }) => turnId === state.soundingTurnId) ?? null;
  const { startedAt } = turn?.user ?? noUserSpeech;
  if (!turn || startedAt === null) return state;
  const isAside =
    state.agentSpeaking &&
    sounding?.interruptedBy === null &&
    sounding.agent.startedAt !== null &&
    sounding.agent.startedAt <= startedAt;
  return isAside === turn.user.isAside
    ? state
    : withTurn(state, turnWith(turn, { user: userWith(turn.user, { isAside }) }));
}

/**
 * What was heard was no utterance, so the next one does not begin with it. What recognizing it cost goes to the turn that
 * it fell into: the user's last one if that is still open, else to the conversation alone.
 */
export function retireNoise(state: Conversation, noise: Turn): Step {
  // A preemptive attempt at an answer, or a call that is written already, names the turn.
  if (noise.speeches.length > 0 || noise.calls.length > 0) {
    const talk = { ...noise.talk, userMs: null };
    return unchanged(withTurn(state, turnWith(noise, { user: noUserSpeech, talk })));
  }
  return noise.waitingCalls.reduce<Step>(
    (step, call) =>
      chain(step, (so) => {
        const into = so.turns.findLast((turn) => turn.turnId !== noise.turnId) ?? null;
        return addCall(so, into, null, { ...call, turn: into && refOf(into) });
      }),
    unchanged(dropTurn(state, noise)),
  );
}
