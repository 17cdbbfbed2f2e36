// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { rangeText } from "./range-text.js";

const custom = (since: string | null, until: string | null): string => rangeText({ choice: "custom", since, until });

describe("rangeText", () => {
  it("names both days, or the one", () => {
    expect(custom("2026-11-15", "2026-11-21")).toBe("15 Nov 2026 to 21 Nov 2026, days of UTC");
    expect(custom("2026-11-21", "2026-11-21")).toBe("21 Nov 2026, days of UTC");
  });

  it("leaves an open end open", () => {
    expect(custom("2026-11-15", null)).toBe("15 Nov 2026 on, days of UTC");
    expect(custom(null, "2026-11-15")).toBe("up to 15 Nov 2026, days of UTC");
    expect(custom(null, null)).toBe("Everything that is on disk");
  });

  it("shows an edge that is no date as it is given", () => {
    expect(custom("soon", null)).toBe("soon on, days of UTC");
  });

  it("says whose day today is", () => {
    const now = new Date(2026, 10, 21);
    expect(rangeText({ choice: "today", since: now.toISOString(), until: null })).toBe(
      "Today, 21 Nov 2026, from midnight here",
    );
  });
});
