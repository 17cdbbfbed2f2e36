// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { formatCounted, formatMs, formatTime, formatUsd } from "./figures.js";

describe("formatMs", () => {
  it.each([
    [0, "0 ms"],
    [999, "999 ms"],
    [999.6, "1.00 s"],
    [1000, "1.00 s"],
    [2112, "2.11 s"],
    [74_204, "74.20 s"],
    [-40, "-40 ms"],
  ])("writes %d as %s", (ms, text) => {
    expect(formatMs(ms)).toBe(text);
  });

  it("writes a dash, not 0, for what is unknown", () => {
    expect(formatMs(null)).toBe("–");
  });
});

describe("formatUsd", () => {
  it.each([
    [0, "$0"],
    [0.0417, "$0.04170"],
    [0.000_090_6, "$0.00009060"],
    [1.5, "$1.500"],
    [1234.5, "$1234.50"],
  ])("writes %d with four significant digits, at least two decimals", (usd, text) => {
    expect(formatUsd(usd)).toBe(text);
  });

  it("writes a dash, not 0, for what is unknown", () => {
    expect(formatUsd(null)).toBe("–");
  });
});

describe("formatCounted", () => {
  it("puts the noun in the plural unless there is one", () => {
    expect([formatCounted(0, "turn"), formatCounted(1, "turn"), formatCounted(1200, "turn")]).toEqual([
      "0 turns",
      "1 turn",
      "1,200 turns",
    ]);
  });
});

describe("formatTime", () => {
  it("drops the milliseconds and the zone", () => {
    expect(formatTime("2026-11-20T14:02:11.345Z")).toBe("2026-11-20 14:02:11");
  });
});
