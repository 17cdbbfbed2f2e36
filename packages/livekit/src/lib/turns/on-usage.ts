// SPDX-License-Identifier: Apache-2.0
import type { EndedCall, TurnRef } from "./call.js";
import { type Conversation, type Step, listeningTurn, turnOfSpeech, unchanged, withTurn } from "./conversation.js";
import { endedCall, isEmptyAfterFailures } from "./ended-call.js";
import type { LlmUsed, RealtimeUsed, SttUsed, TtsUsed } from "./fact.js";
import { drawSpanId, drawUuid } from "./ids.js";
import { lastUserTurn } from "./on-user.js";
import { finishCall, mustWait, withCall } from "./waiting-calls.js";
import { type Speech, type Turn, withSpeech } from "./turn.js";

/** A provider reported a finished request: it becomes a call, unless others already stand for it. */
export function onUsage(state: Conversation, fact: LlmUsed | TtsUsed | SttUsed | RealtimeUsed): Step {
  const speechId = "speechId" in fact ? fact.speechId : null;
  const turn = turnOfUsage(state, fact, speechId);
  const speech = turn?.speeches.find((other) => other.speechId === speechId) ?? null;
  if (fact.type === "llm_used" && isEmptyAfterFailures(fact, speech)) return unchanged(state);

  const [callId, afterId] = drawUuid(state.ids, fact.endedAt);
  const [spanId, ids] = drawSpanId(afterId);
  const call = endedCall(fact, {
    callId,
    spanId,
    turn: turn ? refOf(turn) : endedTurnRef(state, speechId),
    notBefore: Math.max(state.startedAt, turn ? turnStart(turn) : 0),
    attemptFailedAt: speech?.failedAttemptAt ?? null,
  });
  return addCall({ ...state, ids }, turn, speech, call);
}

export function addCall(state: Conversation, turn: Turn | null, speech: Speech | null, call: EndedCall): Step {
  if (!turn) return { state, outcomes: [{ type: "call_ended", call }] };
  if (mustWait(turn, call, call.endedAt)) {
    return unchanged(withTurn(state, { ...turn, waitingCalls: [...turn.waitingCalls, call] }));
  }
  const decided = finishCall(turn, call);
  const retried = call.success && speech ? withSpeech(turn, speech.speechId, { failedAttemptAt: null }) : turn;
  return {
    state: withTurn(state, withCall(retried, decided)),
    outcomes: [{ type: "call_ended", call: decided }],
  };
}

export function refOf(turn: Turn): TurnRef {
  return { turnId: turn.turnId, spanId: turn.spanId, index: turn.index };
}

/** Where a turn begins: nothing that it caused can be earlier. */
export function turnStart(turn: Turn): number {
  return Math.min(turn.openedAt, turn.user.startedAt ?? turn.openedAt);
}

function turnOfUsage(
  state: Conversation,
  fact: LlmUsed | TtsUsed | SttUsed | RealtimeUsed,
  speechId: string | null,
): Turn | null {
  switch (fact.type) {
    case "llm_used":
    case "tts_used":
      return turnOfSpeech(state, speechId);
    case "stt_used":
      // Speech-to-text knows no speech: what it heard is the utterance under way, else the one just committed.
      return listeningTurn(state) ?? lastUserTurn(state);
    case "realtime_used":
      return state.turns.at(-1) ?? null;
  }
}

function endedTurnRef(state: Conversation, speechId: string | null): TurnRef | null {
  return state.endedSpeeches.find((speech) => speech.speechId === speechId)?.turn ?? null;
}
