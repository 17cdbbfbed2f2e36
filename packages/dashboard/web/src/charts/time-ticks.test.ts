// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { timeNames, timeSlots, timeTicks } from "./time-ticks.js";

const hours = (from: string, count: number): Date[] =>
  Array.from({ length: count }, (_, index) => new Date(Date.parse(from) + index * 3_600_000));
const days = (from: string, count: number): Date[] =>
  Array.from({ length: count }, (_, index) => new Date(Date.parse(from) + index * 86_400_000));

describe("timeTicks", () => {
  it("labels hours of the viewer's clock, and midnight with its day", () => {
    const ticks = timeTicks(hours("2026-11-19T15:00:00Z", 24), "hour", timeNames("Europe/Berlin"), 5);
    expect(ticks.map(({ text }) => text)).toEqual(["18:00", "20 Nov", "06:00", "12:00"]);
  });

  it("keeps the half hours of a zone that has them", () => {
    const ticks = timeTicks(hours("2026-11-20T00:00:00Z", 6), "hour", timeNames("Asia/Kolkata"), 8);
    expect(ticks.map(({ text }) => text)).toEqual(["05:30", "06:30", "07:30", "08:30", "09:30", "10:30"]);
  });

  it("names days of UTC whatever the zone, counted back from the last", () => {
    const ticks = timeTicks(days("2026-11-01T00:00:00Z", 30), "day", timeNames("America/New_York"), 6);
    expect(ticks.map(({ text }) => text)).toEqual(["2 Nov", "9 Nov", "16 Nov", "23 Nov", "30 Nov"]);
    expect(ticks.at(-1)?.at).toBe(29.5);
  });

  it("never gives more days than there is room for", () => {
    for (const count of [1, 7, 31, 365, 3000]) {
      for (const most of [2, 5, 12]) {
        const ticks = timeTicks(days("2018-01-01T00:00:00Z", count), "day", timeNames("UTC"), most);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
      }
    }
  });
});

describe("timeSlots", () => {
  it("says from when to when an hour is, and that a day is of UTC", () => {
    expect(timeSlots(hours("2026-11-20T13:00:00Z", 1), "hour", timeNames("Europe/Berlin"))).toEqual([
      "20 Nov, 14:00 to 15:00",
    ]);
    expect(timeSlots(days("2026-11-20T00:00:00Z", 1), "day", timeNames("Asia/Tokyo"))).toEqual([
      "Fri, 20 Nov 2026, UTC",
    ]);
  });
});
