// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import type { Truth } from "@turnspan/scenario-kit";
import type { TurnTruth } from "./turn-truth.js";

/** How far the recorded moment of the cut may be from the ear's, in ms. */
const toleranceMs = 30;

/** Who cut whom, and after how much of the answer. */
export function checkInterruptions(
  { spoken }: Truth,
  truths: readonly TurnTruth[],
  turns: readonly TurnRecord[],
): readonly string[] {
  return truths.flatMap(({ expected, played }, index) => {
    const turn = turns[index];
    if (turn === undefined) return [];
    const by = expected.interruptedBy ?? null;
    const pauses = expected.falseInterruptions ?? 0;
    return [
      ...(by === turn.interrupted_by ? [] : [`turn ${index + 1}: cut by ${by}, recorded ${turn.interrupted_by}`]),
      ...(turn.interrupted === (by !== null) ? [] : [`turn ${index + 1}: interrupted is ${turn.interrupted}`]),
      ...(pauses === turn.false_interruptions
        ? []
        : [`turn ${index + 1}: ${pauses} false interruptions, recorded ${turn.false_interruptions}`]),
      ...(by === null ? [] : compareMoment(played, turn)),
      ...compareStop(by === "user" ? talkedOnMs(spoken, played) : null, turn),
    ];
  });
}

/** How long the agent was heard after the caller had begun the speech that cut it; null if it was not heard then. */
function talkedOnMs(spoken: Truth["spoken"], played: TurnTruth["played"]): number | null {
  const from = played[0]?.startedAtMs ?? null;
  const to = played.at(-1)?.soundEndedAtMs ?? null;
  if (from === null || to === null) return null;
  const cutting = spoken.findLast(({ startedAtMs }) => startedAtMs >= from && startedAtMs <= to + toleranceMs);
  return cutting === undefined ? null : Math.max(0, to - cutting.startedAtMs);
}

function compareStop(stoppedMs: number | null, turn: TurnRecord): readonly string[] {
  const recordedMs = turn.barge_in_stop_ms;
  if (stoppedMs === recordedMs) return [];
  if (stoppedMs !== null && recordedMs !== null && Math.abs(stoppedMs - recordedMs) <= toleranceMs) return [];
  return [`turn ${turn.turn_index}: stopped after ${stoppedMs} ms, recorded ${recordedMs}`];
}

function compareMoment(played: TurnTruth["played"], turn: TurnRecord): readonly string[] {
  const startedAtMs = played[0]?.startedAtMs ?? null;
  const endedAtMs = played.at(-1)?.soundEndedAtMs ?? null;
  const heardMs = startedAtMs === null || endedAtMs === null ? null : endedAtMs - startedAtMs;
  const recordedMs = turn.interrupted_after_ms;
  if (heardMs === recordedMs) return [];
  if (heardMs !== null && recordedMs !== null && Math.abs(heardMs - recordedMs) <= toleranceMs) return [];
  return [`turn ${turn.turn_index}: cut after ${heardMs} ms of speech, recorded ${recordedMs}`];
}
