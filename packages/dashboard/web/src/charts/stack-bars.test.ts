// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { ChartSeries } from "./chart-model.js";
import { highestOf, layOutBars } from "./stack-bars.js";

const bars = (name: string, ...values: (number | null)[]): ChartSeries => ({
  name,
  color: "--x",
  shape: "bar",
  values,
});

describe("layOutBars", () => {
  it("stacks on what is there: null and 0 are no bar and lift nothing", () => {
    const [low, middle, high] = layOutBars([bars("a", 2, null), bars("b", 0, 3), bars("c", 1, 4)], true, 0.3);
    expect(low?.map(({ slot, bottom, top }) => [slot, bottom, top])).toEqual([[0, 0, 2]]);
    expect(middle?.map(({ slot, bottom, top }) => [slot, bottom, top])).toEqual([[1, 0, 3]]);
    expect(high?.map(({ slot, bottom, top }) => [slot, bottom, top])).toEqual([
      [0, 2, 3],
      [1, 3, 7],
    ]);
  });

  it("says of each stack which bar is on top", () => {
    const [low, high] = layOutBars([bars("a", 2, 2), bars("b", 1, null)], true, 0.3);
    expect(low?.map(({ last }) => last)).toEqual([false, true]);
    expect(high?.map(({ last }) => last)).toEqual([true]);
  });

  it("puts bars side by side within their slot, each from 0", () => {
    const [left, right] = layOutBars([bars("a", 2), bars("b", 3)], false, 0.3);
    expect([left?.[0]?.bottom, right?.[0]?.bottom]).toEqual([0, 0]);
    expect(left?.[0]?.right).toBeCloseTo(right?.[0]?.left ?? Number.NaN, 9);
    expect(left?.[0]?.left).toBeGreaterThan(0);
    expect(right?.[0]?.right).toBeLessThan(1);
  });

  it("has no bar for a line, and counts its height", () => {
    const line: ChartSeries = { name: "l", color: "--x", shape: "line", values: [9, null] };
    expect(layOutBars([line], true, 0.3)).toEqual([[]]);
    expect(highestOf([line, bars("a", 2, 3)], true)).toBe(9);
  });

  it("is 0 high where nothing is known", () => {
    expect(highestOf([bars("a", null, null)], true)).toBe(0);
    expect(highestOf([], false)).toBe(0);
  });
});
