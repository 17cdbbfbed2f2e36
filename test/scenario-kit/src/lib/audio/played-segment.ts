// SPDX-License-Identifier: Apache-2.0
/** One stretch of the agent's speech as the caller heard it. Times are epoch ms. */
export interface PlayedSegment {
  /** When the caller heard the first frame; null if it was cut before. */
  startedAtMs: number | null;
  /** When the caller heard the last frame, or when it was cut. */
  endedAtMs: number | null;
  /** When the last sound of it was heard; earlier than the cut if the speech was paused before. */
  soundEndedAtMs: number | null;
  /** When it sounded: one stretch from pause to pause, waits for audio included. */
  readonly sounds: { readonly startedAtMs: number; endedAtMs: number }[];
  /** How long the agent was talking, waits for audio included and pauses not, in ms. */
  talkedMs: number;
  /** How much was heard, in ms. */
  playedMs: number;
  interrupted: boolean;
}
