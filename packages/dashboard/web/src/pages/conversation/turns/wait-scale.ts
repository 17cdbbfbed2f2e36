// SPDX-License-Identifier: Apache-2.0

/** Steps that divide into fifths that can be read. */
const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;

/** A round time, in milliseconds, that all waits fit in; 1 s when there are none. */
export function waitScale(waitsMs: readonly number[]): number {
  const longest = waitsMs.reduce((most, ms) => Math.max(most, ms), 0);
  if (longest <= 0) return 1000;
  const power = 10 ** Math.floor(Math.log10(longest));
  const step = steps.find((one) => one * power >= longest);
  return (step ?? 10) * power;
}
