// SPDX-License-Identifier: Apache-2.0
import type { ChartSeries } from "./chart-model.js";

/** A bar of one slot. */
export interface Bar {
  readonly slot: number;
  /** In slots from the left edge of the chart. */
  readonly left: number;
  readonly right: number;
  /** In the unit of the values. */
  readonly bottom: number;
  readonly top: number;
  /** Nothing stands on it. */
  readonly last: boolean;
}

/**
 * The bars of each series (none of a line), stacked on each other in the order of the series, or side by side. Null and 0 have no bar.
 * `free` is the part of a slot that stays free, half of it on either side.
 */
export function layOutBars(
  series: readonly ChartSeries[],
  stacked: boolean,
  free: number,
): readonly (readonly Bar[])[] {
  const barred = series.filter(({ shape }) => shape === "bar");
  const slots = Math.max(0, ...series.map(({ values }) => values.length));
  const heights = Array.from({ length: slots }, () => 0);
  const highest = Array.from({ length: slots }, (_, slot) =>
    barred.findLastIndex((one) => (one.values[slot] ?? 0) > 0),
  );
  const width = (1 - free) / (stacked ? 1 : Math.max(1, barred.length));
  return series.map((one) => {
    const place = barred.indexOf(one);
    if (place === -1) return [];
    const offset = free / 2 + (stacked ? 0 : place * width);
    const bars: Bar[] = [];
    for (let slot = 0; slot < slots; slot += 1) {
      const value = one.values[slot] ?? 0;
      if (value <= 0) continue;
      const bottom = stacked ? (heights[slot] ?? 0) : 0;
      heights[slot] = bottom + value;
      const left = slot + offset;
      bars.push({
        slot,
        left,
        right: left + width,
        bottom,
        top: bottom + value,
        last: !stacked || highest[slot] === place,
      });
    }
    return bars;
  });
}

/** The highest point of a chart; 0 if nothing is known. */
export function highestOf(series: readonly ChartSeries[], stacked: boolean): number {
  let highest = 0;
  for (const bars of layOutBars(series, stacked, 0)) for (const { top } of bars) highest = Math.max(highest, top);
  for (const { shape, values } of series) {
    if (shape === "line") for (const value of values) highest = Math.max(highest, value ?? 0);
  }
  return highest;
}
