// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatCount,
  formatCounted,
  formatLength,
  formatMs,
  formatNumber,
  formatRatio,
  formatShare,
  formatUsd,
  shortId,
  unknown,
} from "./figures.js";

describe("formatMs", () => {
  it("writes milliseconds under a second and seconds with two decimals above", () => {
    expect([0, 1, 842.4, 999, 999.6, 1000, 2310, 61_000].map(formatMs)).toEqual([
      "0 ms",
      "1 ms",
      "842 ms",
      "999 ms",
      "1.00 s",
      "1.00 s",
      "2.31 s",
      "61.00 s",
    ]);
  });
});

describe("formatLength", () => {
  it("never shows sixty seconds", () => {
    expect([59_994, 59_995, 119_999, 222_000].map(formatLength)).toEqual([
      "59.99 s",
      "1 min 00 s",
      "2 min 00 s",
      "3 min 42 s",
    ]);
  });

  it("writes hours of a long one", () => {
    expect(formatLength(5 * 3_600_000 + 56 * 60_000)).toBe("5 h 56 min");
    expect(formatLength(3_599_900)).toBe("1 h 00 min");
  });
});

describe("formatNumber", () => {
  it("is what the browser's own way of writing it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e12 }), fc.integer({ min: 0, max: 10 }), (whole, decimals) => {
        // Of quarters both know exactly what they are, so that neither rounds.
        const value = decimals < 2 ? whole : whole + 0.25;
        const written = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
        expect(formatNumber(value, decimals)).toBe(value.toLocaleString("en-US", written));
      }),
    );
  });
});

describe("formatUsd", () => {
  it("has four significant digits, and cents at least", () => {
    expect([0, 0.04172, 0.000093711, 12.993, 1284.5, 1.2e-9].map(formatUsd)).toEqual([
      "$0",
      "$0.04172",
      "$0.00009371",
      "$12.99",
      "$1,284.50",
      "$0.0000000012",
    ]);
    expect(formatUsd(-0.5)).toBe("−$0.5000");
  });
});

describe("the others", () => {
  it("write a dash for what is unknown, never a number", () => {
    for (const format of [formatMs, formatLength, formatUsd, formatCount, formatShare, formatBytes]) {
      expect([null, undefined, Number.NaN, Number.POSITIVE_INFINITY].map(format)).toEqual(
        Array.from({ length: 4 }, () => unknown),
      );
    }
    expect(formatRatio(null, 3)).toBe(unknown);
    expect(formatRatio(0, 0)).toBe(unknown);
  });

  it("do not round a part up to all or down to nothing", () => {
    expect([0, 0.0001, 0.081, 0.9999, 1].map(formatShare)).toEqual(["0 %", "<0.1 %", "8.1 %", ">99.9 %", "100 %"]);
  });

  it("write a ratio as parts of a hundred", () => {
    expect(formatRatio(38_000, 62_000)).toBe("38 : 62");
    expect(formatRatio(0, 5)).toBe("0 : 100");
  });

  it("separate thousands and know the plural", () => {
    expect(formatCounted(1, "turn")).toBe("1 turn");
    expect(formatCounted(1284, "turn")).toBe("1,284 turns");
    expect(formatBytes(1_234_567)).toBe("1.23 MB");
  });

  it("shorten only ids that get shorter by it", () => {
    expect(shortId("sip-4401-77f")).toBe("sip-…-77f");
    expect(shortId("room-1")).toBe("room-1");
  });
});
