// SPDX-License-Identifier: Apache-2.0
import type { EndOfSpeech, PlayedSegment } from "@turnspan/scenario-kit";
import type { SpokenTurn } from "../conversation/hold-conversation.js";

/** What the caller's ear and microphone know of one answer: the truth about its latency. Times are epoch ms. */
export interface Answer {
  readonly title: string;
  /** When the last sample of speech in the recording was spoken. */
  readonly speechEndedAtMs: number;
  /** Where the voice activity detector placed that end; null if it reported none before the answer. */
  readonly vadEndedAtMs: number | null;
  /** When the first frame of the answer was heard; null if there was none before the caller spoke again. */
  readonly firstFrameAtMs: number | null;
}

/** Pairs every utterance of the caller with the first audio heard after it. */
export function answersTo(
  spoken: readonly SpokenTurn[],
  endsOfSpeech: readonly EndOfSpeech[],
  played: readonly PlayedSegment[],
): readonly Answer[] {
  const starts = played.flatMap(({ startedAtMs }) => (startedAtMs === null ? [] : [startedAtMs]));
  return spoken.map(({ title, startedAtMs, speechEndedAtMs }, index) => {
    const spokeAgainAtMs = spoken[index + 1]?.startedAtMs ?? Infinity;
    const firstFrameAtMs = starts.find((at) => at > speechEndedAtMs && at < spokeAgainAtMs) ?? null;
    const before = endsOfSpeech.filter(
      ({ reportedAtMs }) => reportedAtMs > startedAtMs && reportedAtMs <= (firstFrameAtMs ?? spokeAgainAtMs),
    );
    return { title, speechEndedAtMs, vadEndedAtMs: before.at(-1)?.placedAtMs ?? null, firstFrameAtMs };
  });
}
