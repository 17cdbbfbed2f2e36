// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { percentile } from "./percentile.js";

describe("percentile", () => {
  it("interpolates between order statistics as numpy does", () => {
    expect(percentile([40, 10, 20, 30], 0.5)).toBe(25);
    expect(percentile([40, 10, 20, 30], 0.95)).toBeCloseTo(38.5, 9);
    expect(percentile([7], 0.95)).toBe(7);
  });

  it("is unknown for no values", () => {
    expect(percentile([], 0.5)).toBeNull();
  });
});
