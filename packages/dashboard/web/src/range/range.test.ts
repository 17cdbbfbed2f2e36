// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { dayField, rangeOf } from "./range.js";

const now = new Date("2026-11-21T13:05:00.000Z");

describe("rangeOf", () => {
  it("is 7 whole days of UTC up to today, unless the address says otherwise", () => {
    expect(rangeOf({}, now)).toEqual({ choice: "7d", since: "2026-11-15", until: "2026-11-21" });
    expect(rangeOf({ range: "yesteryear" }, now)).toEqual(rangeOf({}, now));
  });

  it("counts today as one of 30 days", () => {
    expect(rangeOf({ range: "30d" }, now)).toEqual({ choice: "30d", since: "2026-10-23", until: "2026-11-21" });
  });

  it("takes the viewer's day for today, from midnight to midnight", () => {
    const { since, until } = rangeOf({ range: "today" }, now);
    const start = new Date(since ?? "");
    expect([start.getHours(), start.getMinutes(), start.getDate()]).toEqual([0, 0, now.getDate()]);
    expect(new Date(until ?? "").getDate()).toBe(new Date(start.getTime() + 26 * 3_600_000).getDate());
  });

  it("takes everything where all is asked", () => {
    expect(rangeOf({ range: "all" }, now)).toEqual({ choice: "all", since: null, until: null });
  });

  it("lets dates win over a range, and leaves an open end open", () => {
    expect(rangeOf({ range: "30d", since: "2026-11-01" }, now)).toEqual({
      choice: "custom",
      since: "2026-11-01",
      until: null,
    });
  });
});

describe("dayField", () => {
  it("is the day of an edge, or nothing", () => {
    expect(dayField("2026-11-01")).toBe("2026-11-01");
    expect(dayField("2026-11-01T23:30:00-02:00")).toBe("2026-11-02");
    expect(dayField("soon")).toBe("");
    expect(dayField(null)).toBe("");
  });
});
