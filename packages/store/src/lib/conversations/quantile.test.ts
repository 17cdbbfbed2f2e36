// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { quantile } from "./quantile.js";

describe("quantile", () => {
  it("interpolates between the two values around the position, whatever their order", () => {
    expect(quantile([40, 10, 30, 20], 0.5)).toBe(25);
    expect(quantile([10, 20, 30, 40, 50], 0.95)).toBeCloseTo(48);
  });

  it("is the value itself of one value", () => {
    expect(quantile([7], 0.95)).toBe(7);
  });

  it("is null of no values", () => {
    expect(quantile([], 0.5)).toBeNull();
  });
});
