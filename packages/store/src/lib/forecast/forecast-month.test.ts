// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { type DaySpend, forecastMonth } from "./forecast-month.js";

const midnight = (day: string): Date => new Date(`${day}T00:00:00.000Z`);
const days = (count: number, usd: (index: number, weekday: number) => number | null, last: string): DaySpend[] =>
  Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.parse(last) - (count - 1 - index) * 86_400_000);
    return { day: date.toISOString().slice(0, 10), usd: usd(index, date.getUTCDay()) };
  });

describe("forecastMonth", () => {
  it("goes on as it went where every day was the same, with no range", () => {
    const forecast = forecastMonth(
      days(10, () => 2, "2026-11-10"),
      midnight("2026-11-11"),
    );
    expect(forecast).toMatchObject({ month: "2026-11", spentUsd: 20, daysLeft: 19, daysUsed: 10, method: "any day" });
    // 10 days spent, the whole of today and 19 more to come.
    for (const usd of [forecast.estimateUsd, forecast.lowUsd, forecast.highUsd]) expect(usd).toBeCloseTo(60, 9);
  });

  it("counts of today what is spent, and only the rest of it as still to come", () => {
    const spent = [...days(10, () => 2, "2026-11-10"), { day: "2026-11-11", usd: 1.5 }];
    expect(forecastMonth(spent, new Date("2026-11-11T12:00:00.000Z")).estimateUsd).toBeCloseTo(20 + 1.5 + 1 + 38, 9);
  });

  it("gives a range that holds the estimate where days differ, the same each time", () => {
    const spent = days(9, (index) => (index % 3) * 3, "2026-11-10");
    const forecast = forecastMonth(spent, midnight("2026-11-11"));
    expect(forecastMonth(spent, midnight("2026-11-11"))).toEqual(forecast);
    const { lowUsd, estimateUsd, highUsd } = forecast;
    expect(lowUsd).toBeLessThan(estimateUsd ?? 0);
    expect(highUsd).toBeGreaterThan(estimateUsd ?? 0);
    // 27 spent, 20 days to come of 3 on average; the mean of 2,000 draws lies within 1 of it.
    expect(Math.abs((estimateUsd ?? 0) - 87)).toBeLessThan(1);
  });

  it("tells weekends from working days once there are two weeks of both", () => {
    const weekday = (_: number, day: number): number => (day === 0 || day === 6 ? 0 : 10);
    const forecast = forecastMonth(days(20, weekday, "2026-11-20"), midnight("2026-11-21"));
    expect(forecast.method).toBe("same part of the week");
    // 15 working days spent; of the 10 days from Saturday the 21st on, 6 are working days.
    expect(forecast.estimateUsd).toBeCloseTo(150 + 60, 9);
  });

  it("counts a day without calls as nothing spent, but no day before the first", () => {
    const spent = days(6, (index) => (index === 2 ? null : 6), "2026-11-10");
    const forecast = forecastMonth(spent, midnight("2026-11-11"));
    expect([forecast.daysUsed, forecast.spentUsd]).toEqual([6, 30]);
  });

  it("gives no estimate of two days, or of calls without a price, and says why", () => {
    const few = forecastMonth(
      days(2, () => 5, "2026-11-20"),
      midnight("2026-11-21"),
    );
    expect(few).toMatchObject({ spentUsd: 10, estimateUsd: null, lowUsd: null, reason: "too few days" });
    const unpriced = forecastMonth(
      days(9, () => null, "2026-11-20"),
      midnight("2026-11-21"),
    );
    expect(unpriced).toMatchObject({ spentUsd: null, estimateUsd: null, reason: "nothing priced" });
    expect(forecastMonth([], midnight("2026-11-21")).reason).toBe("nothing priced");
  });

  it("spends of other months only as days to draw from", () => {
    const forecast = forecastMonth(
      days(10, () => 1, "2026-10-31"),
      midnight("2026-11-01"),
    );
    expect([forecast.spentUsd, forecast.estimateUsd]).toEqual([null, 30]);
  });
});
