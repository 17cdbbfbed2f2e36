// SPDX-License-Identifier: Apache-2.0
import { agentWith, conversationWith, turnWith, userWith } from "./copies.js";
import { type Conversation, type Step, heardTurn, turnOfSpeech, unchanged, withTurn } from "./conversation.js";
import type { AgentMessageAdded, UserMessageAdded } from "./fact.js";
import { interrupt } from "./interrupter.js";
import { detectionMostMs, talked } from "./on-stretch.js";
import { type AgentSpeech, type Turn, requestIdsKept, withSpeech } from "./turn.js";

/** Longest that the words of one turn may grow by messages that are added; later ones are left out. */
const textMost = 1_048_576;

export function onUserMessageAdded(state: Conversation, fact: UserMessageAdded): Step {
  const turn = fact.spoken ? spokenTurn(state, fact) : typedTurn(state);
  if (!turn) return unchanged(state);
  const seen: Turn = turnWith(turn, {
    hasUserMessage: true,
    user: userWith(turn.user, { text: fact.text ?? turn.user.text }),
  });
  if (!fact.spoken) return unchanged(withTurn(state, turnWith(seen, { initiator: "user", modality: "text" })));
  const user = userWith(seen.user, {
    startedAt: startOf(turn, fact),
    stoppedAt: fact.stoppedSpeakingAt ?? turn.user.stoppedAt,
  });
  return unchanged(withTurn(state, turnWith(seen, { user })));
}

/**
 * LiveKit corrects the start for the time that detecting it took, but counts it from a noise that came before. Its value is
 * taken where it lies close before the state change that told us.
 */
function startOf(turn: Turn, fact: UserMessageAdded): number | null {
  const told = turn.user.startedAt;
  const corrected = fact.startedSpeakingAt;
  if (told === null || corrected === null) return told ?? corrected;
  return corrected <= told && corrected >= told - detectionMostMs ? corrected : told;
}

/** LiveKit gives a turn's commit and its message the same end of speech, to the millisecond. */
function spokenTurn(state: Conversation, fact: UserMessageAdded): Turn | null {
  const stoppedAt = fact.stoppedSpeakingAt;
  const isSame = (turn: Turn) => stoppedAt !== null && turn.commit !== null && turn.user.stoppedAt === stoppedAt;
  // A realtime model transcribes beside its answer, one utterance after another.
  const isNext = (turn: Turn) => stoppedAt === null && turn.modality === "realtime" && isUntold(turn);
  return state.turns.findLast(isSame) ?? state.turns.find(isNext) ?? heardTurn(state);
}

const isUntold = (turn: Turn) => turn.initiator === "user" && !turn.hasUserMessage;

/** A reply asked for by the host with words of the user's: messages come in the order in which replies are queued. */
function typedTurn(state: Conversation): Turn | null {
  const isAsked = (turn: Turn) =>
    turn.initiator === "agent" &&
    !turn.hasUserMessage &&
    turn.speeches.some((speech) => speech.source === "generate_reply" && !speech.hasMessage && !speech.done);
  return state.turns.find(isAsked) ?? null;
}

export function onAgentMessageAdded(state: Conversation, fact: AgentMessageAdded): Step {
  const turn = turnOfSpeech(state, fact.speechId) ?? (fact.speechId === null ? saidTurn(state) : null);
  if (!turn) return unchanged(state);
  const speechId = fact.speechId ?? turn.speeches.find(isUnmatchedSay)?.speechId;
  const requestIds = fact.providerRequestIds.slice(0, requestIdsKept);
  const matched = speechId === undefined ? turn : withSpeech(turn, speechId, { hasMessage: true, requestIds });
  const handedOffAt = isReplyAfterHandoff(turn, fact) ? null : turn.handedOffAt;
  const told = withTurn(state, turnWith(matched, { handedOffAt, agent: heard(turn, fact) }));
  const cut = turnOfSpeech(told, speechId ?? null);
  const updated = cut && fact.interrupted ? interrupt(told, cut) : told;
  const from = soundWentOnFrom(state, fact);
  const quiet = conversationWith(updated, { thoughtAt: null });
  if (from === null) return unchanged(quiet);
  return talked(quiet, "agent", from, fact.stoppedSpeakingAt ?? from, turnOfSpeech(quiet, speechId ?? null));
}

/** A tool that hands over may have its own reply spoken: then the agent that takes over has none to give. */
function isReplyAfterHandoff({ handedOffAt }: Turn, { startedSpeakingAt }: AgentMessageAdded): boolean {
  return handedOffAt !== null && startedSpeakingAt !== null && startedSpeakingAt >= handedOffAt;
}

/**
 * When a tool returns while another answer sounds, LiveKit says that the agent thinks, and ends its span of speech. The
 * answer's message knows how long it was heard.
 */
function soundWentOnFrom(state: Conversation, fact: AgentMessageAdded): number | null {
  const { thoughtAt } = state;
  const { interrupted, startedSpeakingAt: from, stoppedSpeakingAt: to } = fact;
  if (thoughtAt === null || interrupted || from === null || to === null) return null;
  return from <= thoughtAt && thoughtAt < to ? thoughtAt : null;
}

const isUnmatchedSay = (speech: Turn["speeches"][number]) =>
  speech.source === "say" && !speech.hasMessage && !speech.done;

/** `say()` ties its message to no speech; messages come in the order in which speeches play. */
function saidTurn(state: Conversation): Turn | null {
  return state.turns.find((turn) => turn.speeches.some(isUnmatchedSay)) ?? null;
}

/** A message knows when its first frame was played; the state change that told of it came a moment later. */
function heard(turn: Turn, fact: AgentMessageAdded): AgentSpeech {
  const before = turn.agent;
  const text = joined(before.text, fact.text);
  if (fact.startedSpeakingAt === null) return agentWith(before, { text });
  const hasEarlierMessage = turn.speeches.some((speech) => speech.hasMessage) && before.startedAt !== null;
  const isFirst = !hasEarlierMessage || fact.startedSpeakingAt < (before.startedAt ?? Infinity);
  // When cut short, sound stops at the pause; the message is only written once the tasks have unwound.
  const stoppedAt =
    fact.interrupted && before.stoppedAt !== null
      ? before.stoppedAt
      : Math.max(fact.stoppedSpeakingAt ?? fact.at, hasEarlierMessage ? (before.stoppedAt ?? 0) : 0);
  return {
    startedAt: isFirst ? fact.startedSpeakingAt : before.startedAt,
    stoppedAt,
    playbackMs: isFirst ? fact.playbackMs : before.playbackMs,
    text,
  };
}

function joined(before: string | null, text: string | null): string | null {
  if (text === null || (before !== null && before.length + text.length > textMost)) return before;
  return [before, text].filter(Boolean).join(" ");
}
