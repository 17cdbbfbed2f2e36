// SPDX-License-Identifier: Apache-2.0
import type { PlayedSegment } from "../audio/played-segment.js";
import type { ServedRequest } from "../ledger/served-request.js";

/** One utterance of the caller. Times are epoch ms. */
export interface SpokenUtterance {
  readonly startedAtMs: number;
  /** When the last sample left the caller's mouth, or the session was closed. */
  readonly endedAtMs: number;
  /** Where the detector placed that end, or when the realtime model told it; null without either, or if it reported none. */
  placedEndAtMs: number | null;
}

/** One run of a tool, by its own clock. Times are epoch ms. */
export interface ToolRun {
  readonly name: string;
  readonly startedAtMs: number;
  /** When it returned or threw; null if it had not when the scenario ended. */
  endedAtMs: number | null;
}

/** What everybody but the observer knows of a conversation. */
export interface Truth {
  readonly requests: readonly ServedRequest[];
  readonly spoken: readonly SpokenUtterance[];
  readonly played: readonly PlayedSegment[];
  readonly tools: readonly ToolRun[];
  /** When the session was started: once, unless the scenario restarts it. Epoch ms. */
  readonly startedAtMs: readonly number[];
  /** When it was closed, as often. Epoch ms. */
  readonly closedAtMs: readonly number[];
}
