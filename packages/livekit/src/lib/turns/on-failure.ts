// SPDX-License-Identifier: Apache-2.0
import { conversationWith } from "./copies.js";
import { addCall, refOf, turnStart } from "./add-call.js";
import { type Conversation, type Step, listeningTurn, withTurn } from "./conversation.js";
import type { ProviderFailed } from "./fact.js";
import { failedCall } from "./failed-call.js";
import { drawRecordIds } from "./ids.js";
import { type Speech, type Turn, failedRequestsKept, withFailure, withSpeech } from "./turn.js";

/**
 * A request failed. LiveKit reports each failed attempt of an LLM request, but of speech-to-text and text-to-speech
 * only the last one, when it gives up.
 */
export function onProviderFailed(state: Conversation, fact: ProviderFailed): Step {
  const seen = { type: "error_seen", at: fact.at, errorType: fact.errorType } as const;
  if (fact.isCopy) return { state: markAdapterFailed(state, fact), outcomes: [seen] };
  if (fact.source === "interruption" || fact.source === "other") return { state, outcomes: [seen] };

  const found = failingTurn(state, fact.source);
  const { id: callId, spanId, ids } = drawRecordIds(state.ids, fact.at);
  const call = failedCall({
    callId,
    spanId,
    kind: fact.source,
    turn: found && refOf(found.turn),
    speechId: found?.speech?.speechId ?? null,
    provider: fact.provider,
    model: fact.model,
    startedAt: found ? Math.min(fact.at, attemptStart(found.turn, found.speech, fact)) : fact.at,
    endedAt: fact.at,
    errorType: fact.errorType,
    errorMessage: fact.errorMessage,
  });
  const added = addCall(conversationWith(state, { ids }), found?.turn ?? null, found?.speech ?? null, call);
  return { state: found ? markFailed(added.state, found, fact) : added.state, outcomes: [...added.outcomes, seen] };
}

interface Failing {
  readonly turn: Turn;
  readonly speech: Speech | null;
}

/** The error carries no speech: it is the newest request that can still be under way. */
function failingTurn(state: Conversation, source: "llm" | "stt" | "tts" | "realtime"): Failing | null {
  const newest = state.turns.at(-1) ?? null;
  if (source === "stt") {
    const turn = listeningTurn(state) ?? newest;
    return turn && { turn, speech: null };
  }
  for (const turn of state.turns.toReversed()) {
    const speech = turn.speeches.findLast((other) => !other.done && other.fate !== "discarded");
    if (speech) return { turn, speech };
  }
  return newest && { turn: newest, speech: null };
}

function attemptStart(turn: Turn, speech: Speech | null, fact: ProviderFailed): number {
  if (!speech || fact.source === "stt") return Math.max(turnStart(turn), turn.user.stoppedAt ?? 0);
  const lastToolEnd = Math.max(0, ...turn.tools.map((tool) => tool.endedAt ?? 0));
  // An adapter asks one model after another.
  const lastFailure = Math.max(
    0,
    ...speech.failedRequests.filter(({ kind }) => kind === fact.source).map(({ at }) => at),
  );
  return Math.max(speech.createdAt, lastToolEnd, speech.failedAttemptAt ?? 0, lastFailure);
}

/** All models of an adapter have failed: their attempts are calls already, but the turn has failed too. */
function markAdapterFailed(state: Conversation, fact: ProviderFailed): Conversation {
  if (fact.recoverable || (fact.source !== "llm" && fact.source !== "tts" && fact.source !== "stt")) return state;
  const found = failingTurn(state, fact.source);
  return found ? withTurn(state, withFailure(found.turn, fact.source, fact.errorType)) : state;
}

function markFailed(state: Conversation, { turn, speech }: Failing, fact: ProviderFailed): Conversation {
  const current = state.turns.find((other) => other.turnId === turn.turnId);
  if (!current) return state;
  const failed = isHarmless(current, speech, fact) ? current : withFailure(current, fact.source, fact.errorType);
  return withTurn(state, speech ? withSpeech(failed, speech.speechId, changeOf(speech, fact)) : failed);
}

/** What can go on is tried again. Not so a realtime response: the model goes on with the next, unless this one was whole. */
function isHarmless(turn: Turn, speech: Speech | null, { recoverable, source }: ProviderFailed): boolean {
  if (!recoverable || source !== "realtime") return recoverable;
  return turn.calls.some((call) => call.kind === "realtime" && call.success && call.speechId === speech?.speechId);
}

function changeOf(speech: Speech, { at, label, recoverable, source }: ProviderFailed): Partial<Speech> {
  return {
    ...(source === "llm" ? { failedAttemptAt: at } : {}),
    ...(recoverable
      ? {}
      : { failedRequests: [...speech.failedRequests, { kind: source, label, at }].slice(-failedRequestsKept) }),
  };
}
