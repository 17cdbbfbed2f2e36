// SPDX-License-Identifier: Apache-2.0
/** One stretch of the agent's speech as the caller heard it. Times are epoch ms. */
export interface PlayedSegment {
  /** When the caller heard the first frame; null if it was cut before. */
  startedAtMs: number | null;
  /** When the caller heard the last frame, or when it was cut. */
  endedAtMs: number | null;
  /** How much was heard, in ms. */
  playedMs: number;
  interrupted: boolean;
}
