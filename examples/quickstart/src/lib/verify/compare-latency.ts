// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import type { Answer } from "./answer.js";

/** How far `e2e_ms` may be from what the ear heard, counted from where the detector placed the end of speech, in ms. */
export const detectorToleranceMs = 30;
/** The same counted from the recording's own end of speech, in ms: the detector works in windows of 32 ms and hears a tail. */
export const recordingToleranceMs = 200;

/** Compares the recorded latency of every user turn with what the caller's ear and microphone know. */
export function compareLatency(answers: readonly Answer[], turns: readonly TurnRecord[]): readonly string[] {
  const userTurns = turns.filter((turn) => turn.initiator === "user");
  if (userTurns.length !== answers.length) {
    return [`turns: the caller spoke ${answers.length} times, the records have ${userTurns.length} user turns`];
  }
  return answers.flatMap((answer, index) => {
    const turn = userTurns[index];
    return turn === undefined ? [] : compareAnswer(answer, turn);
  });
}

function compareAnswer(answer: Answer, turn: TurnRecord): readonly string[] {
  const where = `turn ${turn.turn_index} (${answer.title})`;
  const { e2e_ms: e2eMs, segments } = turn.latency;
  if (answer.firstFrameAtMs === null || answer.vadEndedAtMs === null) {
    return e2eMs === null ? [] : [`${where}: e2e_ms is ${e2eMs}, but no answer was heard`];
  }
  if (e2eMs === null) return [`${where}: e2e_ms is unknown, but the answer was heard`];
  const sumMs = segments.reduce((total, segment) => total + segment.ms, 0);
  return [
    apart(
      where,
      "the detector's end of speech",
      e2eMs,
      answer.firstFrameAtMs - answer.vadEndedAtMs,
      detectorToleranceMs,
    ),
    apart(where, "the recording's end", e2eMs, answer.firstFrameAtMs - answer.speechEndedAtMs, recordingToleranceMs),
    sumMs === e2eMs ? [] : [`${where}: e2e_ms is ${e2eMs}, but its segments sum to ${sumMs}`],
  ].flat();
}

function apart(where: string, since: string, e2eMs: number, heardMs: number, toleranceMs: number): readonly string[] {
  if (Math.abs(e2eMs - heardMs) <= toleranceMs) return [];
  return [`${where}: e2e_ms is ${e2eMs}, the caller heard the answer ${Math.round(heardMs)} ms after ${since}`];
}
