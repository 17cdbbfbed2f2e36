// SPDX-License-Identifier: Apache-2.0
import type { SpokenUtterance, Truth } from "@turnspan/scenario-kit";

/** Time in which somebody talked, epoch ms. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** When an utterance ended for who listened: where the detector placed it, or a realtime model told it. */
export function heardUntil({ placedEndAtMs, endedAtMs }: SpokenUtterance): number {
  return placedEndAtMs ?? endedAtMs;
}

/** The stretches in which the caller spoke. */
export function spokenStretches(spoken: Truth["spoken"]): readonly Stretch[] {
  return spoken.map((one) => ({ from: one.startedAtMs, to: heardUntil(one) }));
}

/** The stretches in which the caller heard the agent, pauses left out. */
export function heardStretches(played: Truth["played"]): readonly Stretch[] {
  return played.flatMap(({ sounds }) =>
    sounds.map(({ startedAtMs, endedAtMs }) => ({ from: startedAtMs, to: endedAtMs })),
  );
}

/** Stretches in order, those at most `gapMs` apart as one. */
export function joined(stretches: readonly Stretch[], gapMs: number): readonly Stretch[] {
  const inOrder = stretches.toSorted((one, other) => one.from - other.from);
  return inOrder.reduce<readonly Stretch[]>((all, stretch) => {
    const last = all.at(-1);
    if (last === undefined || stretch.from - last.to > gapMs) return [...all, stretch];
    return [...all.slice(0, -1), { from: last.from, to: Math.max(last.to, stretch.to) }];
  }, []);
}

/** The length of the longest, in ms; null if there is none. */
export function longestMs(stretches: readonly Stretch[]): number | null {
  return stretches.reduce<number | null>((most, { from, to }) => Math.max(most ?? 0, to - from), null);
}
