// SPDX-License-Identifier: Apache-2.0

/** Slots that Page Up and Page Down go. */
const page = 7;

const steps: ReadonlyMap<string, number> = new Map([
  ["ArrowLeft", -1],
  ["ArrowRight", 1],
  ["PageUp", -page],
  ["PageDown", page],
  ["Home", -Infinity],
  ["End", Infinity],
]);

/** The slot that a key leads to from another; undefined if the key does nothing. */
export function slotAfter(key: string, from: number, last: number): number | undefined {
  const step = steps.get(key);
  return step === undefined ? undefined : Math.max(0, Math.min(last, from + step));
}
