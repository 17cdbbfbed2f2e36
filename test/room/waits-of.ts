// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import type { JobDiary } from "../diary/read-diary.js";
import type { CallerReport } from "./run-caller.js";

/** One wait of the caller's: what was recorded of it, and where the rest of what the caller felt went. Milliseconds. */
export interface RoomWait {
  readonly e2eMs: number;
  /** From the caller's last sound to the first that it heard of the answer. */
  readonly feltMs: number;
  /** From the caller's last sound to where the agent's detector placed the end of speech. */
  readonly toDetectorMs: number;
  /** From the end of the recorded wait to the first sound that the caller heard. */
  readonly fromAgentMs: number;
}

/**
 * Cuts each wait that the caller felt at the moments that the agent's side knows. All processes share one clock.
 *
 * @throws Error if an utterance has no answer, no recorded wait or no end that was detected.
 */
export function waitsOf(
  { spoken, heard }: CallerReport,
  { endsOfSpeechAtMs }: JobDiary,
  answers: readonly TurnRecord[],
): readonly RoomWait[] {
  return spoken.map(({ startedAtMs, endedAtMs, recording }, index) => {
    const answer = heard.find((stretch) => stretch.startedAtMs > endedAtMs);
    const e2eMs = answers[index]?.latency.e2e_ms ?? null;
    // A pause between two words may have been taken for an end: the last before the answer counts.
    const placedAtMs = endsOfSpeechAtMs.findLast(
      (placed) => placed > startedAtMs && placed < (answer?.startedAtMs ?? -Infinity),
    );
    if (answer === undefined || e2eMs === null || placedAtMs === undefined) {
      throw new Error(`${recording}: answered at ${answer?.startedAtMs}, e2e_ms ${e2eMs}, end of speech ${placedAtMs}`);
    }
    const parts = { feltMs: answer.startedAtMs - endedAtMs, toDetectorMs: placedAtMs - endedAtMs };
    return {
      e2eMs,
      feltMs: Math.round(parts.feltMs),
      toDetectorMs: Math.round(parts.toDetectorMs),
      fromAgentMs: Math.round(parts.feltMs - parts.toDetectorMs - e2eMs),
    };
  });
}
