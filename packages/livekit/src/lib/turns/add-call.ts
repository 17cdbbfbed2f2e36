// SPDX-License-Identifier: Apache-2.0
import { turnWith } from "./copies.js";
import type { EndedCall, TurnRef } from "./call.js";
import { type Conversation, type Step, unchanged, withTurn } from "./conversation.js";
import { type Speech, type Turn, withFailure, withSpeech, withoutFailure } from "./turn.js";
import { finishCall, mustWait, withCall } from "./waiting-calls.js";

/** Gives a call to its turn, and writes it unless something about it is still open. */
export function addCall(state: Conversation, turn: Turn | null, speech: Speech | null, call: EndedCall): Step {
  if (!turn) return { state, outcomes: [{ type: "call_ended", call }] };
  const noted = noteSuccess(turn, speech, call);
  if (mustWait(noted, call, call.endedAt)) {
    return unchanged(withTurn(state, turnWith(noted, { waitingCalls: [...noted.waitingCalls, call] })));
  }
  const decided = finishCall(noted, call);
  return {
    state: withTurn(state, withCall(noted, decided)),
    outcomes: [{ type: "call_ended", call: decided }],
  };
}

/** What succeeded makes good what failed before it, and a turn that was made good has not failed. */
function noteSuccess(turn: Turn, speech: Speech | null, call: EndedCall): Turn {
  if (!call.success) return call.errorType === "no_response" ? withFailure(turn, call.kind, call.errorType) : turn;
  if (call.discarded) return turn;
  const good = withoutFailure(turn, call.kind);
  return speech && speech.failedAttemptAt !== null
    ? withSpeech(good, speech.speechId, { failedAttemptAt: null })
    : good;
}

export function refOf(turn: Turn): TurnRef {
  return { turnId: turn.turnId, spanId: turn.spanId, index: turn.index };
}

/** Where a turn begins: nothing that it caused can be earlier. */
export function turnStart(turn: Turn): number {
  return Math.min(turn.openedAt, turn.user.startedAt ?? turn.openedAt);
}
