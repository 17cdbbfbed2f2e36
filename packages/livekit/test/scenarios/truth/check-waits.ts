// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import type { TurnTruth } from "./turn-truth.js";

/** How far `e2e_ms` may be from what the ear heard, counted from where the detector placed the end of speech, in ms. */
const toleranceMs = 30;

/** What the caller waited for each answer. */
export function checkWaits(truths: readonly TurnTruth[], turns: readonly TurnRecord[]): readonly string[] {
  return truths.flatMap((truth, index) => {
    const turn = turns[index];
    return turn === undefined ? [] : compareWait(truth, turn);
  });
}

function compareWait({ expected, spoken, played }: TurnTruth, turn: TurnRecord): readonly string[] {
  const where = `turn ${turn.turn_index}`;
  const { e2e_ms: e2eMs } = turn.latency;
  const placedEndAtMs = spoken.at(-1)?.placedEndAtMs ?? null;
  const heardAtMs = played[0]?.startedAtMs ?? null;
  const waits = (expected.waits ?? true) && expected.initiator === "user" && expected.modality !== "text";
  if (!waits || heardAtMs === null) return e2eMs === null ? [] : [`${where}: e2e_ms is unknown, recorded ${e2eMs}`];
  if (placedEndAtMs === null) return [`${where}: nobody placed the end of the speech that the caller waited from`];
  const waitedMs = heardAtMs - placedEndAtMs;
  if (e2eMs === null) return [`${where}: the caller waited ${Math.round(waitedMs)} ms, recorded null`];
  if (Math.abs(e2eMs - waitedMs) <= toleranceMs) return [];
  return [`${where}: the caller waited ${Math.round(waitedMs)} ms, recorded ${e2eMs}`];
}
