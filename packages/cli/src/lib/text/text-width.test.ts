// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { textWidth } from "./text-width.js";

describe("textWidth", () => {
  it("counts two columns for wide scripts and emoji, none for marks and colours", () => {
    expect(textWidth("plain ├─ ━╸ –")).toBe(13);
    expect(textWidth("注文")).toBe(4);
    expect(textWidth("한국")).toBe(4);
    expect(textWidth("🎧")).toBe(2);
    expect(textWidth("e\u0301")).toBe(1);
    expect(textWidth("\u001b[31mred\u001b[39m")).toBe(3);
  });
});
