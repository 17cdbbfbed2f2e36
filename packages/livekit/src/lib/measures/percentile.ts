// SPDX-License-Identifier: Apache-2.0

/**
 * The percentile of some values by linear interpolation between order statistics (Hyndman and Fan, type 7), as numpy
 * and most spreadsheets compute it.
 *
 * @param rank Between 0 and 1.
 * @returns `null` for no values.
 */
export function percentile(values: readonly number[], rank: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const position = (sorted.length - 1) * Math.min(1, Math.max(0, rank));
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}
