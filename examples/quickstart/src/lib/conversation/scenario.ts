// SPDX-License-Identifier: Apache-2.0
import type { LlmReply, ScriptedVoice } from "@turnspan/scenario-kit";

/** When the caller starts to speak. */
export type Cue =
  /** After the agent has finished, and a breath. */
  | { readonly kind: "agent_finished"; readonly breathMs: number }
  /** While the agent is speaking: a barge-in, once the agent has been heard for so long. */
  | { readonly kind: "agent_heard"; readonly ms: number };

/** One utterance of the caller. */
export interface CallerTurn {
  /** What the turn shows, for the progress line. */
  readonly title: string;
  /** Name of the recording in `speech/`. */
  readonly recording: string;
  readonly cue: Cue;
  /** The recognizer's work after it heard the end, in ms. */
  readonly transcriptDelayMs: number;
}

/** A whole conversation as plain data. */
export interface Scenario {
  /** What the agent says first, by `session.say()`. */
  readonly greeting: string;
  readonly turns: readonly CallerTurn[];
  readonly replies: readonly LlmReply[];
  readonly voice: ScriptedVoice;
}
