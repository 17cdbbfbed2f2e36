// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, it } from "vitest";
import { sortRows, turnSorting } from "./sort-rows.js";

it("puts the unknown last, either way", () => {
  const rows = [3, null, 1, undefined, 2];
  expect(sortRows(rows, (row) => row, true)).toEqual([1, 2, 3, null, undefined]);
  expect(sortRows(rows, (row) => row, false)).toEqual([3, 2, 1, null, undefined]);
});

it("keeps equal rows in their order, and the given rows as they are", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ size: fc.integer({ min: 0, max: 3 }), id: fc.nat() })),
      fc.boolean(),
      (rows, up) => {
        const before = [...rows];
        const sorted = sortRows(rows, (row) => row.size, up);
        expect(rows).toEqual(before);
        for (const size of [0, 1, 2, 3]) {
          expect(sorted.filter((row) => row.size === size)).toEqual(rows.filter((row) => row.size === size));
        }
      },
    ),
  );
});

it("begins with the largest number and the first text, and turns round", () => {
  expect(turnSorting(null, "cost", true)).toEqual({ key: "cost", ascending: false });
  expect(turnSorting(null, "model", false)).toEqual({ key: "model", ascending: true });
  expect(turnSorting({ key: "cost", ascending: false }, "cost", true)).toEqual({ key: "cost", ascending: true });
});
