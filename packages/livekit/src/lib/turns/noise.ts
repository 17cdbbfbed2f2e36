// SPDX-License-Identifier: Apache-2.0
import { addCall, refOf } from "./add-call.js";
import { type Conversation, type Step, chain, dropTurn, noUserSpeech, unchanged, withTurn } from "./conversation.js";
import type { Turn } from "./turn.js";

/**
 * How long after the end of a sound its words may still come, in milliseconds: recognizers take some hundred, those that
 * take whole utterances up to a second. What has brought no words by then was a noise.
 */
export const recognitionMostMs = 1_500;

/** Whether what a listening turn has heard so far was a noise, by now. */
export function isNoise({ user, speeches }: Turn, now: number): boolean {
  if (user.hasWords || speeches.length > 0) return false;
  return user.startedAt === null || (user.stoppedAt !== null && now - user.stoppedAt > recognitionMostMs);
}

/**
 * What was heard was no utterance, so the next one does not begin with it. What recognizing it cost goes to the turn that
 * it fell into: the user's last one if that is still open, else to the conversation alone.
 */
export function retireNoise(state: Conversation, noise: Turn): Step {
  // A preemptive attempt at an answer, or a call that is written already, names the turn.
  if (noise.speeches.length > 0 || noise.calls.length > 0) {
    const talk = { ...noise.talk, userMs: null };
    return unchanged(withTurn(state, { ...noise, user: noUserSpeech, talk }));
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
