// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { scaleFor } from "./segment-bar.js";
import { segmentKind } from "./segment-kind.js";

describe("scaleFor", () => {
  it.each([
    [[], 200],
    [[842], 1000],
    [[1000], 1000],
    [[842, 2257], 2400],
    [[4001], 6000],
  ])("ends at a round figure that holds %j", (waits, scaleMs) => {
    expect(scaleFor(waits)).toBe(scaleMs);
  });
});

describe("segmentKind", () => {
  it("keeps the name of a tool, and of a segment that it does not know", () => {
    expect(segmentKind("tool:lookup_order")).toEqual({ className: "tool", label: "Tool lookup_order" });
    expect(segmentKind("mcp")).toEqual({ className: "other", label: "mcp" });
    expect(segmentKind("constructor")).toEqual({ className: "other", label: "constructor" });
  });
});
