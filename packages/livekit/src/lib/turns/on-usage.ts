// SPDX-License-Identifier: Apache-2.0
import { conversationWith } from "./copies.js";
import { addCall, refOf, turnStart } from "./add-call.js";
import type { EndedCall, TurnRef } from "./call.js";
import {
  type Conversation,
  type Step,
  endedSpeech,
  heardTurn,
  turnOfSpeech,
  unchanged,
  withTurn,
} from "./conversation.js";
import { broughtNothing, endedCall, isEmpty, kindOf } from "./ended-call.js";
import type { PredictionMade } from "./fact.js";
import type { LlmUsed, RealtimeUsed, SttUsed, TtsUsed } from "./usage.js";
import { failedCall } from "./failed-call.js";
import { fallbackOf, servedAgain } from "./fallback.js";
import { drawRecordIds } from "./ids.js";
import {
  isRepeated,
  isRepeatedPrediction,
  predictionOf,
  remember,
  rememberPrediction,
  reportOf,
} from "./repeated-report.js";
import { type Speech, type Turn, withSpeech } from "./turn.js";

type Used = LlmUsed | TtsUsed | SttUsed | RealtimeUsed;

/** A provider reported a finished request: it becomes a call, unless others already stand for it. */
export function onUsage(state: Conversation, fact: Used): Step {
  if (fact.isCopy) return unchanged(state);
  const report = reportOf(fact);
  if (isRepeated(state, fact, report)) return unchanged(state);
  const { turn, speechId, ended: endedTurn, discarded } = placeOf(state, fact);
  const speech = turn?.speeches.find((other) => other.speechId === speechId) ?? null;
  const failed = speech?.failedRequests.find(({ kind, label }) => kind === kindOf(fact) && label === fact.label);
  // It failed and is a call already; what it was given to do is in no report of what it has done.
  if (turn && speech && failed && broughtNothing(fact)) {
    const failedRequests = speech.failedRequests.filter((other) => other !== failed);
    return unchanged(withTurn(state, withSpeech(turn, speech.speechId, { failedRequests })));
  }
  const attemptFailedAt = speech?.failedAttemptAt ?? null;
  // Every attempt of this request failed and is a call already.
  if (isEmpty(fact) && attemptFailedAt !== null) return unchanged(state);

  const { id: callId, spanId, ids } = drawRecordIds(state.ids, fact.endedAt);
  const ended = endedCall(fact, {
    callId,
    spanId,
    turn: turn ? refOf(turn) : endedTurn,
    speechId,
    notBefore: Math.max(state.startedAt, turn ? turnStart(turn) : 0),
    attemptFailedAt,
  });
  const { fallback, isProbe } = fallbackOf(state, ended, fact);
  const call: EndedCall = isEmpty(fact)
    ? failedCall({ ...ended, errorType: "no_response" })
    : { ...ended, fallback, discarded: isProbe || discarded === true };
  const outages = fact.isAlone === true ? state.outages : servedAgain(state.outages, call, fact);
  return addCall(remember(conversationWith(state, { ids, outages }), report), turn, speech, call);
}

/** A turn detector's or interruption model's judgement is a request like another. */
export function onPredictionMade(state: Conversation, fact: PredictionMade): Step {
  const report = predictionOf(fact);
  if (isRepeatedPrediction(state, report)) return unchanged(state);
  const { endedAt = fact.at } = fact;
  const turn = heardTurn(state);
  const { id: callId, spanId, ids } = drawRecordIds(state.ids, endedAt);
  const earliest = Math.max(state.startedAt, turn ? turnStart(turn) : 0);
  const call: EndedCall = {
    ...failedCall({
      callId,
      spanId,
      kind: fact.kind,
      turn: turn && refOf(turn),
      speechId: null,
      provider: fact.provider,
      model: fact.model,
      startedAt: Math.min(endedAt, Math.max(earliest, endedAt - fact.durationMs)),
      endedAt,
      errorType: null,
      errorMessage: null,
    }),
    success: true,
  };
  return addCall(rememberPrediction(conversationWith(state, { ids }), report), turn, null, call);
}

interface Place {
  readonly turn: Turn | null;
  readonly speechId: string | null;
  /** The turn, if it has ended. */
  readonly ended: TurnRef | null;
  /** Whether the speech was thrown away, if its turn has ended. */
  readonly discarded?: boolean;
}

function placeOf(state: Conversation, fact: Used): Place {
  switch (fact.type) {
    case "llm_used":
    case "tts_used": {
      const { speechId } = fact;
      const turn = turnOfSpeech(state, speechId, fact.endedAt);
      const late = turn ? null : endedSpeech(state, speechId);
      return { turn, speechId, ended: late?.turn ?? null, discarded: late?.fate === "discarded" };
    }
    case "stt_used": {
      const late = lateFor(state, fact);
      if (late) return { turn: openTurnOf(state, late), speechId: null, ended: late };
      // Speech-to-text knows no speech: what it heard is the utterance under way, else the one just committed.
      return { turn: heardTurn(state), speechId: null, ended: null };
    }
    case "realtime_used": {
      if (billsConnection(fact)) return { turn: null, speechId: null, ended: null };
      return realtimePlace(state, fact);
    }
  }
}

/**
 * The turn that a recognizer's request was for, if it is over and nothing was reported of that request: with an id that
 * has been reported before, the provider names connections, not utterances.
 */
function lateFor(state: Conversation, { requestId }: SttUsed): TurnRef | null {
  if (requestId === null || state.reports.some((report) => report.kind === "stt" && report.requestId === requestId)) {
    return null;
  }
  return state.heard.find((heard) => heard.requestId === requestId)?.turn ?? null;
}

function openTurnOf(state: Conversation, { turnId }: TurnRef): Turn | null {
  return state.turns.find((turn) => turn.turnId === turnId) ?? null;
}

/** Some realtime providers bill the time that a session was open: that is nobody's turn. */
function billsConnection(fact: RealtimeUsed): boolean {
  return fact.sessionDurationMs !== null && fact.inputTokens === 0 && fact.outputTokens === 0;
}

/** How close to its speech a response that a realtime model began by itself is made, in milliseconds. */
const createdWithinMs = 50;

/**
 * Realtime responses name no speech; but a message that came before may name the response, and a response that the model
 * began by itself starts as its speech is made. Else they end in the order in which their speeches were made.
 */
function realtimePlace(state: Conversation, fact: RealtimeUsed): Place {
  const { requestId } = fact;
  const hasId = ({ requestIds }: Pick<Speech, "requestIds">) => requestId !== null && requestIds.includes(requestId);
  const places = state.turns.flatMap((turn) =>
    turn.speeches
      .filter((speech) => speech.fate !== "discarded" && speech.source !== "say" && speech.createdAt <= fact.at)
      .map((speech) => ({ turn, speech })),
  );
  const hasCall = ({ turn, speech }: { turn: Turn; speech: Speech }) =>
    turn.calls.some((call) => call.kind === "realtime" && call.speechId === speech.speechId);
  const startedAt = fact.endedAt - fact.durationMs;
  const began = ({ createdAt }: Pick<Speech, "createdAt">) => Math.abs(createdAt - startedAt) <= createdWithinMs;
  const named = places.find(({ speech }) => hasId(speech));
  const timed = places.find((place) => began(place.speech) && !hasCall(place));
  const late = state.endedSpeeches.filter(({ isRealtime }) => isRealtime);
  const lateTimed = timed ? undefined : late.findLast(began);
  const lateNamed = named ? undefined : (state.endedSpeeches.findLast(hasId) ?? lateTimed);
  const open = named ?? timed ?? places.find((place) => !hasCall(place)) ?? places.at(-1);
  if (open && !lateNamed) return { turn: open.turn, speechId: open.speech.speechId, ended: null };
  const last = lateNamed ?? late.at(-1);
  if (last) return { turn: null, speechId: last.speechId, ended: last.turn };
  return { turn: state.turns.at(-1) ?? null, speechId: null, ended: null };
}
