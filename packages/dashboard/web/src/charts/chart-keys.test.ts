// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { slotAfter } from "./chart-keys.js";

describe("slotAfter", () => {
  it("steps by one, by a page and to the ends, and stays inside", () => {
    expect(slotAfter("ArrowRight", 3, 9)).toBe(4);
    expect(slotAfter("ArrowLeft", 0, 9)).toBe(0);
    expect(slotAfter("PageUp", 8, 9)).toBe(1);
    expect(slotAfter("PageDown", 8, 9)).toBe(9);
    expect(slotAfter("Home", 8, 9)).toBe(0);
    expect(slotAfter("End", 1, 9)).toBe(9);
  });

  it("leaves other keys to the page", () => {
    expect(slotAfter("Tab", 3, 9)).toBeUndefined();
    expect(slotAfter("toString", 3, 9)).toBeUndefined();
  });
});
