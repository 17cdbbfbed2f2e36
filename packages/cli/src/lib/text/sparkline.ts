// SPDX-License-Identifier: Apache-2.0

const levels = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const missing = "·";

/**
 * Draws values as columns from 0 to the largest of them, at most `width` of them: neighbours are joined into one column
 * that shows the largest of them. Unknown is a dot; so is a 0, where it would look like a little.
 */
export function sparkline(values: readonly (number | null)[], width: number): string {
  const joined = joinTo(values, Math.max(1, width));
  const largest = Math.max(0, ...joined.filter((value) => value !== null));
  return joined
    .map((value) => {
      if (value === null || value <= 0 || largest === 0) return missing;
      return levels[Math.min(levels.length - 1, Math.floor((value / largest) * levels.length))];
    })
    .join("");
}

function joinTo(values: readonly (number | null)[], count: number): readonly (number | null)[] {
  if (values.length <= count) return values;
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * values.length) / count);
    const to = Math.floor(((index + 1) * values.length) / count);
    const known = values.slice(from, to).filter((value) => value !== null);
    return known.length === 0 ? null : Math.max(...known);
  });
}
