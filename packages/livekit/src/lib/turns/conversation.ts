// SPDX-License-Identifier: Apache-2.0
import { conversationWith, turnWith } from "./copies.js";
import type { EndedCall, TurnRef } from "./call.js";
import type { Identity, Instance, PredictionMade } from "./fact.js";
import { type IdSource, drawRecordIds, idSourceFrom } from "./ids.js";
import type { Speech, Turn, UserSpeech } from "./turn.js";
import type { LlmUsed, RealtimeUsed, SttUsed, TtsUsed } from "./usage.js";

/** The state of the reducer: one conversation, of which only open turns are kept. */
export interface Conversation {
  readonly phase: "waiting" | "running" | "closed";
  readonly identity: Identity | null;
  readonly runId: string;
  readonly startedAt: number;
  readonly ids: IdSource;
  /** Turns that have not ended, in the order in which they opened. */
  readonly turns: readonly Turn[];
  readonly nextTurnIndex: number;
  /** Speeches of turns that ended lately, so that a straggler still finds its turn. At most {@link speechesKept}. */
  readonly endedSpeeches: readonly EndedSpeech[];
  readonly userSpeaking: boolean;
  readonly agentSpeaking: boolean;
  /** The turn that sounds, or sounded last. */
  readonly soundingTurnId: string | null;
  /** When the stretch of speech under way began; `null` if none is, or once its exact times have been told. */
  readonly stretches: { readonly user: number | null; readonly agent: number | null };
  /** When the agent was last said to think in the middle of its speech, which LiveKit also says of sound that goes on. */
  readonly thoughtAt: number | null;
  /** Times the agent began while the user spoke. */
  readonly interruptionsByAgent: number;
  /** When it did so in the stretch of the user's speech under way. At most {@link overlapsKept}. */
  readonly talkedOverAt: readonly number[];
  /** Times in which fallback adapters had given up on a model, oldest first. At most {@link outagesKept}. */
  readonly outages: readonly Outage[];
  /** Reports of late, so that one that is given again is known. At most {@link reportsKept}. */
  readonly reports: readonly Report[];
  /** Judgements of late, for the same. At most {@link predictionsKept}. */
  readonly predictions: readonly Report[];
  /** The recognizer's requests of utterances that ended lately, so that a late report finds its turn. At most {@link heardKept}. */
  readonly heard: readonly { readonly requestId: string; readonly turn: TurnRef }[];
  /** Agents that have been active: one that takes over again does not enter again. */
  readonly agentIds: readonly string[];
  /** How many speeches and tools are in no record because their turn had too many. */
  readonly dropped: number;
}

/** What is kept of a speech whose turn has ended. */
export interface EndedSpeech extends Pick<Speech, "speechId" | "fate" | "requestIds" | "createdAt"> {
  readonly turn: TurnRef;
  /** A realtime model may have spoken it. */
  readonly isRealtime: boolean;
}

export interface Outage {
  readonly kind: "llm" | "stt" | "tts";
  readonly instance: Instance;
  readonly from: number;
  /** `null` while it lasts. */
  readonly until: number | null;
  /** The model has served a request since it is back. */
  readonly servesAgain: boolean;
  /** How many models the adapter has. */
  readonly instances: number;
  /** Who they are; `null` where it was not told. */
  readonly members: readonly Instance[] | null;
  /** How many of them report just as the one that is out. */
  readonly alike: number;
}

/** What tells one report of usage from another. */
export interface Report {
  readonly kind: string;
  readonly requestId: string | null;
  readonly label: string;
  /** When what it tells of ended, epoch milliseconds. */
  readonly endedAt: number;
  /** The report itself. */
  readonly fact: LlmUsed | TtsUsed | SttUsed | RealtimeUsed | PredictionMade;
}

export const reportsKept = 64;
export const predictionsKept = 16;
export const heardKept = 64;
export const outagesKept = 32;
export const overlapsKept = 32;

export const speechesKept = 64;

/** What a fact led to, beyond the new state. */
export type Outcome =
  | { type: "conversation_started"; identity: Identity; runId: string; at: number }
  | { type: "call_ended"; call: EndedCall }
  | { type: "turn_ended"; turn: Turn; at: number }
  | { type: "talked"; who: "user" | "agent"; from: number; to: number; since: number | null }
  | { type: "error_seen"; at: number; errorType: string }
  | {
      type: "conversation_ended";
      at: number;
      reason: string;
      errorType: string | null;
      interruptionsByAgent: number;
    };

/** A state and what led to it. */
export interface Step {
  readonly state: Conversation;
  readonly outcomes: readonly Outcome[];
}

/** The state before any fact. */
export const waitingConversation: Conversation = {
  phase: "waiting",
  identity: null,
  runId: "",
  startedAt: 0,
  ids: idSourceFrom(""),
  turns: [],
  nextTurnIndex: 1,
  endedSpeeches: [],
  userSpeaking: false,
  agentSpeaking: false,
  soundingTurnId: null,
  stretches: { user: null, agent: null },
  thoughtAt: null,
  interruptionsByAgent: 0,
  talkedOverAt: [],
  outages: [],
  reports: [],
  predictions: [],
  heard: [],
  agentIds: [],
  dropped: 0,
};

const nothing: readonly Outcome[] = Object.freeze([]);

export function unchanged(state: Conversation): Step {
  return { state, outcomes: nothing };
}

/** What several steps led to, in their order. Most led to nothing, and then nothing is made. */
export function outcomesOf(...steps: readonly Step[]): readonly Outcome[] {
  let all = nothing;
  for (const { outcomes } of steps) {
    if (outcomes.length > 0) all = all.length === 0 ? outcomes : [...all, ...outcomes];
  }
  return all;
}

/** Runs steps one after another and collects what they led to. */
export function chain(first: Step, ...next: ((state: Conversation) => Step)[]): Step {
  let step = first;
  for (const run of next) {
    const then = run(step.state);
    step = { state: then.state, outcomes: outcomesOf(step, then) };
  }
  return step;
}

/** Replaces one turn; a turn that is not there changes nothing. */
export function withTurn(state: Conversation, turn: Turn): Conversation {
  return conversationWith(state, { turns: state.turns.map((other) => (other.turnId === turn.turnId ? turn : other)) });
}

export const noUserSpeech: UserSpeech = {
  startedAt: null,
  stoppedAt: null,
  hasWords: false,
  isAside: false,
  overAt: null,
  text: null,
};

/** Opens a turn, with fresh ids, behind the ones that are open. */
export function openTurn(
  state: Conversation,
  at: number,
  first: Pick<Turn, "initiator" | "modality" | "phase"> & Partial<Turn>,
): [Turn, Conversation] {
  const { id: turnId, spanId, ids } = drawRecordIds(state.ids, at);
  const blank: Turn = {
    turnId,
    spanId,
    index: state.nextTurnIndex,
    initiator: first.initiator,
    modality: first.modality,
    phase: first.phase,
    openedAt: at,
    speeches: [],
    user: noUserSpeech,
    commit: null,
    agent: { startedAt: null, stoppedAt: null, playbackMs: null, text: null },
    talk: { userMs: null, agentMs: null },
    calls: [],
    waitingCalls: [],
    callCounts: { llm: 0, stt: 0, tts: 0 },
    tools: [],
    falseInterruptions: 0,
    interruptedBy: null,
    bargeInAt: null,
    language: null,
    hasUserMessage: false,
    clearedAt: null,
    handedOffAt: null,
    failures: [],
  };
  const turn = turnWith(blank, first);
  return [
    turn,
    conversationWith(state, { ids, turns: [...state.turns, turn], nextTurnIndex: state.nextTurnIndex + 1 }),
  ];
}

/** Forgets a turn that came to nothing; its number is given to the next one if it was the newest. */
export function dropTurn(state: Conversation, turn: Turn): Conversation {
  const isNewest = turn.index === state.nextTurnIndex - 1;
  return conversationWith(state, {
    turns: state.turns.filter((other) => other.turnId !== turn.turnId),
    heard: state.heard.filter((heard) => heard.turn.turnId !== turn.turnId),
    nextTurnIndex: isNewest ? turn.index : state.nextTurnIndex,
  });
}

/** The turn whose user utterance is not committed yet. */
export function listeningTurn(state: Conversation): Turn | null {
  return state.turns.find((turn) => turn.phase.kind === "listening") ?? null;
}

/** The turn that what was heard of the user belongs to: the utterance under way, else the one committed last. */
export function heardTurn(state: Conversation): Turn | null {
  return listeningTurn(state) ?? state.turns.findLast((turn) => turn.initiator === "user") ?? null;
}

/** What is kept of the speeches of a turn that ends, or that grows too large. */
export function endedSpeechesOf({ turnId, spanId, index, modality }: Turn, speeches: readonly Speech[]): EndedSpeech[] {
  const turn = { turnId, spanId, index };
  return speeches.map(({ speechId, fate, requestIds, source, createdAt }) => ({
    speechId,
    createdAt,
    fate,
    requestIds,
    turn,
    isRealtime: modality === "realtime" && source !== "say" && fate !== "discarded",
  }));
}

/** A speech whose turn has ended lately. */
export function endedSpeech(state: Conversation, speechId: string | null): EndedSpeech | null {
  return state.endedSpeeches.find((speech) => speech.speechId === speechId) ?? null;
}

/**
 * The open turn that a speech belongs to. What goes on after an AgentTask belongs to another turn than what led to it:
 * the one of what began at `startedAt`, the later one by default.
 */
export function turnOfSpeech(state: Conversation, speechId: string | null, startedAt = Infinity): Turn | null {
  if (speechId === null) return null;
  const isIn = (turn: Turn) => turn.speeches.some((speech) => speech.speechId === speechId);
  const hadBegun = (turn: Turn) =>
    turn.speeches.some((speech) => speech.speechId === speechId && speech.createdAt <= startedAt);
  return state.turns.findLast(hadBegun) ?? state.turns.find(isIn) ?? null;
}
