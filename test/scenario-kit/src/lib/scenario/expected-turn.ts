// SPDX-License-Identifier: Apache-2.0
/** One turn that a scenario makes, as whoever wrote it knows. */
export interface ExpectedTurn {
  readonly initiator: "user" | "agent";
  /** How the user's input came in. Default `audio`; of an agent's turn it is not compared unless it is given. */
  readonly modality?: "audio" | "text" | "realtime";
  /** How many of the caller's utterances make up the turn. Default: 1 for a user's turn that is not text, else 0. */
  readonly utterances?: number;
  /** How many sounds of the caller during the turn are no turn of their own. Default 0. */
  readonly noises?: number;
  /** Which stretches of the agent's speech the caller heard of it, counted from 1. Default: the one after the last. */
  readonly stretches?: readonly number[];
  /** Default null: not interrupted. */
  readonly interruptedBy?: "user" | "agent" | "close";
  /** Default 0. */
  readonly falseInterruptions?: number;
  /** Names of the tools that ran and whether each succeeded; null if it never returned. Default none. */
  readonly tools?: Readonly<Record<string, boolean | null>>;
  /** Requests, attempts that failed or were thrown away included. Default 1 each for what the session has. */
  readonly calls?: { readonly llm?: number; readonly stt?: number; readonly tts?: number; readonly realtime?: number };
  /** How many of the requests were thrown away. Default 0. */
  readonly discarded?: number;
  /** False if the caller did not wait for the turn's answer, or the end of the speech was not detected. Default: it was heard. */
  readonly waits?: boolean;
  /** Default true; null if it ended before anything was heard, and nothing had failed. */
  readonly success?: boolean | null;
}
