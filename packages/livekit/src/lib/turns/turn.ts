// SPDX-License-Identifier: Apache-2.0
import { speechWith, turnWith } from "./copies.js";
import type { EndedCall } from "./call.js";

/** A turn under way. Times are epoch milliseconds, durations milliseconds; `null` is unknown. */
export interface Turn {
  readonly turnId: string;
  readonly spanId: string;
  /** Position in the conversation, from 1. */
  readonly index: number;
  readonly initiator: "user" | "agent";
  readonly modality: "audio" | "text" | "realtime";
  readonly phase: TurnPhase;
  readonly openedAt: number;
  readonly speeches: readonly Speech[];
  readonly user: UserSpeech;
  readonly commit: Commit | null;
  readonly agent: AgentSpeech;
  /** How long who talked in it, pauses left out; `null` for who did not. */
  readonly talk: { readonly userMs: number | null; readonly agentMs: number | null };
  /** What was asked of providers so far, at most {@link callsKept}. */
  readonly calls: readonly EndedCall[];
  /** Calls not written yet: of an attempt whose fate is open, and of speech-to-text whose speech is still to come. */
  readonly waitingCalls: readonly EndedCall[];
  readonly callCounts: { readonly llm: number; readonly stt: number; readonly tts: number };
  readonly tools: readonly Tool[];
  readonly falseInterruptions: number;
  readonly interruptedBy: Interrupter | null;
  /** When the user began the speech that interrupted the agent's sound. */
  readonly bargeInAt: number | null;
  readonly language: string | null;
  /** A user's message has been seen for it. */
  readonly hasUserMessage: boolean;
  /** When the speech before it was done, which it had to wait for; `null` if it had not to. */
  readonly clearedAt: number | null;
  /** When another agent took over in it, of which nothing has come yet; `null` if none did, or once something has. */
  readonly handedOffAt: number | null;
  /** What failed and has not been made good since, by kind of work. */
  readonly failures: readonly { readonly kind: string; readonly errorType: string }[];
}

/** `user`: by talking over it; `agent`: by the host's code; `close`: by the end of the session, whoever ended it. */
export type Interrupter = "user" | "agent" | "close";

/** How many calls of one turn keep their detail; later ones are counted only. */
export const callsKept = 500;

/**
 * - `listening`: the user's utterance is not committed yet; at most one turn at a time.
 * - `answering`: the agent is at work.
 * - `settling`: everything is done; stragglers may still come until then.
 */
export type TurnPhase = { kind: "listening" } | { kind: "answering" } | { kind: "settling"; until: number };

export interface Speech {
  readonly speechId: string;
  readonly source: "say" | "generate_reply" | "tool_response";
  readonly createdAt: number;
  /** `speculative` until the user's turn is committed to this speech, or to another and this one is `discarded`. */
  readonly fate: "speculative" | "adopted" | "discarded";
  readonly done: boolean;
  /** When the request that is now under way failed last, if it is being retried. */
  readonly failedAttemptAt: number | null;
  /** Its message has been seen. */
  readonly hasMessage: boolean;
  /** The provider's ids of the requests whose answers its last message has. At most {@link requestIdsKept}. */
  readonly requestIds: readonly string[];
  /** Requests for it that failed for good, whose own reports may follow. At most {@link failedRequestsKept}. */
  readonly failedRequests: readonly FailedRequest[];
}

export interface FailedRequest {
  readonly kind: string;
  readonly label: string;
  readonly at: number;
}

export const failedRequestsKept = 8;
export const requestIdsKept = 8;

export interface UserSpeech {
  readonly startedAt: number | null;
  readonly stoppedAt: number | null;
  /** Words have been heard in it: it is no mere noise. */
  readonly hasWords: boolean;
  /** It was said while the agent was heard, who went on: unless it is answered, it is no part of what is said later. */
  readonly isAside: boolean;
  /** When LiveKit handed it to the agent, which need not answer. */
  readonly overAt: number | null;
  readonly text: string | null;
}

export interface Commit {
  readonly committedAt: number | null;
  readonly endOfUtteranceMs: number | null;
  readonly transcriptionMs: number | null;
  readonly onUserTurnCompletedMs: number | null;
}

export interface AgentSpeech {
  readonly startedAt: number | null;
  readonly stoppedAt: number | null;
  readonly playbackMs: number | null;
  readonly text: string | null;
}

export interface Tool {
  readonly name: string;
  readonly callId: string;
  readonly speechId: string | null;
  readonly spanId: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly success: boolean | null;
  readonly errorType: string | null;
}

/** Notes a failure; a later success of the same kind of work makes it good. */
export function withFailure(turn: Turn, kind: string, errorType: string): Turn {
  const others = withoutFailure(turn, kind);
  return turnWith(others, { failures: [...others.failures, { kind, errorType }] });
}

export function withoutFailure(turn: Turn, kind: string): Turn {
  if (!turn.failures.some((failure) => failure.kind === kind)) return turn;
  return turnWith(turn, { failures: turn.failures.filter((failure) => failure.kind !== kind) });
}

/** The speech that answers in a turn: not discarded, and not done. */
export function openSpeeches(turn: Turn): readonly Speech[] {
  return turn.speeches.filter((speech) => !speech.done && speech.fate !== "discarded");
}

/** A speech of which nothing has been seen yet. */
export function newSpeech(
  { speechId, source, at }: { speechId: string; source: Speech["source"]; at: number },
  fate: Speech["fate"],
): Speech {
  return {
    speechId,
    source,
    createdAt: at,
    fate,
    done: false,
    failedAttemptAt: null,
    hasMessage: false,
    requestIds: [],
    failedRequests: [],
  };
}

/** Replaces one speech of a turn. */
export function withSpeech(turn: Turn, speechId: string, change: Partial<Speech>): Turn {
  return turnWith(turn, {
    speeches: turn.speeches.map((speech) => (speech.speechId === speechId ? speechWith(speech, change) : speech)),
  });
}
