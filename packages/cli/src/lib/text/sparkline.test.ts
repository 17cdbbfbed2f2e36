// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { sparkline } from "./sparkline.js";

describe("sparkline", () => {
  it("draws from 0 to the largest value", () => {
    expect(sparkline([1, 4, 8], 10)).toBe("▂▅█");
  });

  it("shows neither an unknown value nor nothing as a little", () => {
    expect(sparkline([null, 0, 5], 10)).toBe("··█");
    expect(sparkline([null, 0], 10)).toBe("··");
    expect(sparkline([], 10)).toBe("");
  });

  it("joins neighbours where there is less room, and keeps the peak", () => {
    expect(sparkline([1, 1, 8, 1], 2)).toBe("▂█");
    expect(
      sparkline(
        Array.from({ length: 365 }, (_, day) => day),
        30,
      ),
    ).toHaveLength(30);
  });
});
