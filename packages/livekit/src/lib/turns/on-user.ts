// SPDX-License-Identifier: Apache-2.0
import {
  type Conversation,
  type Step,
  chain,
  dropTurn,
  heardTurn,
  listeningTurn,
  noUserSpeech,
  openTurn,
  turnOfSpeech,
  unchanged,
  withTurn,
} from "./conversation.js";
import type { TranscriptionTimedOut, UserStateChanged, UserTranscribed, UserTurnCommitted } from "./fact.js";
import { beginStretch, endStretch } from "./on-stretch.js";
import { endTurns, settleIfDone } from "./settle.js";
import { decideSpeeches } from "./waiting-calls.js";
import { type Commit, type Turn, newSpeech } from "./turn.js";

export function onUserStateChanged(state: Conversation, fact: UserStateChanged): Step {
  if (fact.state === "speaking") {
    return unchanged(userStartedSpeaking(beginStretch({ ...state, userSpeaking: true }, "user", fact.at), fact.at));
  }
  return chain(endStretch(state, "user", fact.at), (ended) => {
    const turn = listeningTurn(ended);
    const next = { ...ended, userSpeaking: false };
    if (!turn || !state.userSpeaking) return unchanged(next);
    return unchanged(withTurn(next, { ...turn, user: { ...turn.user, stoppedAt: fact.at } }));
  });
}

function userStartedSpeaking(state: Conversation, at: number): Conversation {
  const heard = state.agentSpeaking ? markBargeIn(state, at) : state;
  const turn = listeningTurn(heard);
  if (!turn) {
    const user = { ...noUserSpeech, startedAt: at };
    return openTurn(heard, at, { initiator: "user", modality: "audio", phase: { kind: "listening" }, user })[1];
  }
  // After a pause inside one utterance, it still began when its first part did; a noise before it was no part of it.
  const startedAt = turn.user.hasWords ? (turn.user.startedAt ?? at) : at;
  return withTurn(heard, { ...turn, user: { ...turn.user, startedAt } });
}

/** Remembers when the user began to talk over the agent; it counts only if the agent is then cut short. */
function markBargeIn(state: Conversation, at: number): Conversation {
  const turns = state.turns.map((turn) =>
    turn.phase.kind === "answering" && turn.agent.startedAt !== null && turn.agent.stoppedAt === null
      ? { ...turn, bargeInAt: at }
      : turn,
  );
  return { ...state, turns };
}

export function onUserTranscribed(state: Conversation, fact: UserTranscribed): Step {
  const turn = heardTurn(state);
  if (!turn) return unchanged(state);
  const user = { ...turn.user, hasWords: true };
  return unchanged(withTurn(state, { ...turn, user, language: fact.language ?? turn.language }));
}

/** Speech without words: what it cost is an unanswered turn, and without cost it is nothing. */
export function onTranscriptionTimedOut(state: Conversation, fact: TranscriptionTimedOut): Step {
  const turn = listeningTurn(state);
  if (!turn || state.userSpeaking || turn.speeches.length > 0) return unchanged(state);
  if (turn.calls.length === 0 && turn.waitingCalls.length === 0) return unchanged(dropTurn(state, turn));
  return endTurns(state, [turn], fact.at);
}

/** The user's turn is over: the speech that answers is adopted, other attempts at it are discarded. */
export function onUserTurnCommitted(state: Conversation, fact: UserTurnCommitted): Step {
  const [turn, opened] = turnToCommit(state, fact);
  const speechId = fact.speechId;
  const known = speechId === null || turn.speeches.some((speech) => speech.speechId === speechId);
  const speeches = known
    ? turn.speeches
    : [...turn.speeches, newSpeech({ speechId, source: "generate_reply", at: fact.at }, "adopted")];
  const committed = withTurn(opened, {
    ...turn,
    speeches,
    phase: { kind: "answering" },
    commit: commitOf(fact),
    user: { ...turn.user, stoppedAt: fact.userStoppedSpeakingAt ?? turn.user.stoppedAt },
  });
  return chain(
    decideSpeeches(committed, fact.at, (speech, other) => {
      if (other.turnId !== turn.turnId) return speech.fate;
      return speech.speechId === speechId ? "adopted" : "discarded";
    }),
    (decided) => unchanged(settleIfDone(decided, turn.turnId, fact.at)),
  );
}

function turnToCommit(state: Conversation, fact: UserTurnCommitted): [Turn, Conversation] {
  const existing = turnOfSpeech(state, fact.speechId) ?? listeningTurn(state);
  if (existing && existing.phase.kind !== "settling") return [existing, state];
  return openTurn(state, fact.at, { initiator: "user", modality: "audio", phase: { kind: "listening" } });
}

function commitOf(fact: UserTurnCommitted): Commit {
  const { userStoppedSpeakingAt, endOfUtteranceMs, onUserTurnCompletedMs, transcriptionMs } = fact;
  const committedAt =
    userStoppedSpeakingAt !== null && endOfUtteranceMs !== null
      ? userStoppedSpeakingAt + endOfUtteranceMs
      : fact.at - onUserTurnCompletedMs;
  return { committedAt, endOfUtteranceMs, transcriptionMs, onUserTurnCompletedMs };
}
