// SPDX-License-Identifier: Apache-2.0
import type { ExpectedTurn, PlayedSegment, Scenario, SpokenUtterance, Truth } from "@turnspan/scenario-kit";

/** What the caller did and heard in one turn. */
export interface TurnTruth {
  readonly expected: ExpectedTurn;
  readonly spoken: readonly SpokenUtterance[];
  readonly played: readonly PlayedSegment[];
}

/** Shares out the caller's utterances and what the caller heard to the turns, in order, as the scenario declares. */
export function turnTruths(scenario: Scenario, truth: Truth): readonly TurnTruth[] {
  let spokenSoFar = 0;
  let playedSoFar = 0;
  return scenario.turns.map((expected) => {
    const utterances = expected.utterances ?? usualUtterances(expected);
    const spoken = truth.spoken.slice(spokenSoFar, spokenSoFar + utterances);
    spokenSoFar += utterances + (expected.noises ?? 0);
    const next = scenario.medium === "text" ? [] : [playedSoFar + 1];
    const stretches = expected.stretches ?? next;
    playedSoFar = Math.max(playedSoFar, ...stretches);
    const played = stretches.flatMap((position) => truth.played[position - 1] ?? []);
    return { expected, spoken, played };
  });
}

function usualUtterances({ initiator, modality }: ExpectedTurn): number {
  return initiator === "user" && modality !== "text" ? 1 : 0;
}
