// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { createHeldItems, type HeldLimits } from "./held-items.js";

const setUp = (limits: Partial<HeldLimits>) => {
  const full: string[] = [];
  const all = { itemsPerTrace: 1000, items: 1000, bytes: 1000, ...limits };
  return { full, held: createHeldItems<number>(all, (traceId) => full.push(traceId)) };
};

describe("held items", () => {
  it("come out once, in order, by trace", () => {
    const { held } = setUp({});
    held.add("a", 1, 10);
    held.add("b", 2, 10);
    held.add("a", 3, 10);
    expect(held.take("a")).toEqual([1, 3]);
    expect(held.take("a")).toEqual([]);
    expect(held.size).toEqual({ items: 1, bytes: 10 });
  });

  it("never are more than the limits, and the trace that waited longest goes first", () => {
    for (const limits of [{ items: 50 }, { bytes: 500 }]) {
      const { held, full } = setUp(limits);
      const most: number[] = [];
      for (let index = 0; index < 1000; index++) {
        held.add(`trace-${index % 10}`, index, 10);
        most.push(held.size.items, held.size.bytes / 10);
      }
      expect(Math.max(...most)).toBe(50);
      expect(full.slice(0, 3)).toEqual(["trace-0", "trace-1", "trace-2"]);
    }
  });

  it("of one trace are bounded too, and one item beyond all bounds is not held", () => {
    const { held, full } = setUp({ itemsPerTrace: 3 });
    for (let index = 0; index < 4; index++) held.add("a", index, 1);
    expect(full).toEqual(["a"]);
    held.add("b", 1, 5000);
    expect(full).toEqual(["a", "b"]);
    expect(held.size).toEqual({ items: 0, bytes: 0 });
  });
});
