// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anchoredScroll,
  closestMsPerPx,
  fitting,
  mergedPieces,
  openingScale,
  tickStepMs,
  ticksBetween,
  zoomed,
} from "./fit-view.js";
import type { Piece } from "./timeline.js";

const piece = (startMs: number, endMs: number, more: Partial<Piece> = {}): Piece => ({
  kind: "agent",
  startMs,
  endMs,
  turnIndex: 1,
  open: false,
  tone: "plain",
  text: "",
  ...more,
});

describe("the scale", () => {
  it("shows a short call whole, and of a long one what can be read", () => {
    expect(openingScale(70_000, 1000)).toBe(70);
    expect(openingScale(6 * 3_600_000, 1000)).toBe(250);
  });

  it("never goes beyond the whole call or the closest look", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e8 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.integer({ min: 1, max: 1e6 }),
        (lengthMs, widthPx, factor, scale) => {
          const after = zoomed(scale, factor, lengthMs, widthPx);
          expect(after).toBeGreaterThanOrEqual(closestMsPerPx);
          expect(after).toBeLessThanOrEqual(fitting(lengthMs, widthPx));
        },
      ),
    );
  });

  it("keeps the moment under the pointer where it is", () => {
    const scroll = anchoredScroll(4000, 300, 100, 25);
    expect((scroll + 300) * 25).toBe((4000 + 300) * 100);
    expect(anchoredScroll(0, 300, 25, 100)).toBe(0);
  });
});

describe("the axis", () => {
  it("has lines at round times that stand apart", () => {
    expect([2, 70, 250, 8000].map((scale) => tickStepMs(scale))).toEqual([200, 10_000, 30_000, 900_000]);
    expect(ticksBetween(-500, 30_000, 10_000)).toEqual([0, 10_000, 20_000, 30_000]);
    expect(ticksBetween(12_000, 18_000, 10_000)).toEqual([]);
  });
});

describe("mergedPieces", () => {
  it("keeps apart what can be told apart, and leaves out what is out of sight", () => {
    const pieces = [piece(0, 900), piece(1000, 2000), piece(9000, 9500), piece(1200, 1300, { kind: "tool" })];
    const seen = mergedPieces(pieces, "agent", { fromMs: 0, toMs: 5000, msPerPx: 10 });
    expect(seen.map(({ startMs }) => startMs)).toEqual([0, 1000]);
  });

  it("draws no more than the pixels there are, and loses no end", () => {
    const pieces = Array.from({ length: 10_000 }, (_, index) => piece(index * 20, index * 20 + 15));
    const seen = mergedPieces(pieces, "agent", { fromMs: 0, toMs: 1e9, msPerPx: 1000 });
    expect(seen.length).toBeLessThan(200);
    expect(seen.at(-1)?.endMs).toBe(9999 * 20 + 15);
  });

  it("does not hide one that failed among those that did not", () => {
    const pieces = [piece(0, 10), piece(11, 20, { tone: "bad" }), piece(21, 30)];
    expect(mergedPieces(pieces, "agent", { fromMs: 0, toMs: 100, msPerPx: 100 })).toHaveLength(3);
  });
});
