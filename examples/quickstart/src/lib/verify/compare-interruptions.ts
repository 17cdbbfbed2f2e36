// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import type { PlayedSegment } from "@turnspan/scenario-kit";

/** Compares how often the agent was cut short. */
export function compareInterruptions(
  played: readonly PlayedSegment[],
  turns: readonly TurnRecord[],
): readonly string[] {
  const heard = played.filter((segment) => segment.interrupted).length;
  const recorded = turns.filter((turn) => turn.interrupted).length;
  return heard === recorded ? [] : [`interruptions: the caller cut ${heard} answers, the records say ${recorded}`];
}
