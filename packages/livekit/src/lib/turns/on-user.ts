// SPDX-License-Identifier: Apache-2.0
import { conversationWith, turnWith, userWith } from "./copies.js";
import { refOf } from "./add-call.js";
import {
  type Conversation,
  type Step,
  chain,
  dropTurn,
  heardKept,
  heardTurn,
  listeningTurn,
  noUserSpeech,
  openTurn,
  turnOfSpeech,
  unchanged,
  withTurn,
} from "./conversation.js";
import type {
  TranscriptionTimedOut,
  UserStateChanged,
  UserTranscribed,
  UserTurnCommitted,
  UserTurnEnded,
} from "./fact.js";
import { isNoise, noteAside, retireNoise } from "./noise.js";
import { beginStretch, endStretch, utteranceUnderWay } from "./on-stretch.js";
import { endTurns, settleIfDone } from "./settle.js";
import { decideSpeeches } from "./waiting-calls.js";
import { type Commit, type Turn, newSpeech } from "./turn.js";

export function onUserStateChanged(state: Conversation, fact: UserStateChanged): Step {
  if (fact.state === "speaking") {
    return userStartedSpeaking(
      beginStretch(conversationWith(state, { userSpeaking: true, talkedOverAt: [] }), "user", fact.at),
      fact.at,
    );
  }
  if (!state.userSpeaking) return unchanged(state);
  const isPlaced = state.stretches.user === null;
  return chain(endStretch(state, "user", fact.at), (ended) => {
    const next = noteAside(conversationWith(ended, { userSpeaking: false }));
    const turn = utteranceUnderWay(next);
    if (!turn || (isPlaced && turn.user.stoppedAt !== null)) return unchanged(next);
    return unchanged(withTurn(next, turnWith(turn, { user: userWith(turn.user, { stoppedAt: fact.at }) })));
  });
}

function userStartedSpeaking(state: Conversation, at: number): Step {
  const turn = listeningTurn(state);
  if (!turn) return unchanged(openUtterance(state, at));
  if (isNoise(turn, at)) return chain(retireNoise(state, turn), (quiet) => unchanged(beginUtterance(quiet, at)));
  if (isLeftUnanswered(turn, at))
    return chain(endTurns(state, [turn], at), (ended) => unchanged(openUtterance(ended, at)));
  return unchanged(beginUtterance(state, at));
}

function openUtterance(state: Conversation, at: number): Conversation {
  const user = userWith(noUserSpeech, { startedAt: at });
  return openTurn(state, at, { initiator: "user", modality: "audio", phase: { kind: "listening" }, user })[1];
}

/** After a pause inside one utterance, it still began when its first part did. */
function beginUtterance(state: Conversation, at: number): Conversation {
  const turn = listeningTurn(state);
  if (!turn) return openUtterance(state, at);
  const isFirst = turn.user.startedAt === null;
  const user = userWith(turn.user, { startedAt: turn.user.startedAt ?? at });
  return withTurn(state, turnWith(turn, { openedAt: isFirst ? at : turn.openedAt, user }));
}

/** How long the host's callback may take to decide on an answer, in milliseconds. */
const decisionMostMs = 2_000;

/** LiveKit handed the utterance to the agent, who did not want to answer. */
function isLeftUnanswered({ user, speeches }: Turn, now: number): boolean {
  return user.overAt !== null && now - user.overAt > decisionMostMs && speeches.every((speech) => speech.done);
}

export function onUserTranscribed(state: Conversation, fact: UserTranscribed): Step {
  const turn = heardTurn(state);
  if (!turn || fact.isEmpty) return unchanged(state);
  const user = userWith(turn.user, { hasWords: true });
  return unchanged(withTurn(state, turnWith(turn, { user, language: fact.language ?? turn.language })));
}

/** Which requests recognized an utterance: a report that comes later finds its turn by them. */
export function onUserTurnEnded(state: Conversation, fact: UserTurnEnded): Step {
  const turn = heardTurn(state);
  if (!turn) return unchanged(state);
  const heard = [...state.heard, ...fact.requestIds.map((requestId) => ({ requestId, turn: refOf(turn) }))];
  const known = conversationWith(state, { heard: heard.slice(-heardKept) });
  return unchanged(withTurn(known, turnWith(turn, { user: userWith(turn.user, { overAt: fact.at }) })));
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
  const committed = withTurn(
    opened,
    turnWith(turn, {
      speeches,
      phase: { kind: "answering" },
      commit: commitOf(fact),
      user: userWith(turn.user, { stoppedAt: fact.userStoppedSpeakingAt ?? turn.user.stoppedAt }),
    }),
  );
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
