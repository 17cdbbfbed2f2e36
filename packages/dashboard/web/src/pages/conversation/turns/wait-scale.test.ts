// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, it } from "vitest";
import { waitScale } from "./wait-scale.js";

it("is round, and holds the longest wait", () => {
  expect([[], [0], [842], [2160, 780], [3970], [10_000]].map(waitScale)).toEqual([
    1000, 1000, 1000, 2500, 4000, 10_000,
  ]);
});

it("wastes no more than half of the width", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1e7 }), { minLength: 1 }), (waits) => {
      const longest = Math.max(...waits);
      const scale = waitScale(waits);
      expect(scale).toBeGreaterThanOrEqual(longest);
      expect(scale).toBeLessThanOrEqual(longest * 2);
    }),
  );
});
