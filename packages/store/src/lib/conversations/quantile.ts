// SPDX-License-Identifier: Apache-2.0

/**
 * The `q` quantile (0 to 1) by linear interpolation between order statistics, R's type 7; null of no values.
 */
export function quantile(values: readonly number[], q: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}
