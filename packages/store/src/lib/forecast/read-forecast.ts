// SPDX-License-Identifier: Apache-2.0
import type { RecordFilter } from "../figures/record-filter.js";
import type { Timeline } from "../figures/timeline.js";
import { forecastMonth, windowDays } from "./forecast-month.js";
import type { MonthForecast } from "./month-forecast.js";

const dayMs = 86_400_000;

/** The filter of the days that a forecast rests on: those of the month and of the window before today. */
export function forecastFilter(filter: RecordFilter, now: Date): RecordFilter {
  const today = Date.parse(now.toISOString().slice(0, 10));
  const monthStart = Date.parse(`${now.toISOString().slice(0, 7)}-01`);
  return { ...filter, since: filter.since ?? new Date(Math.min(monthStart, today - windowDays * dayMs)) };
}

/** The forecast that a timeline by day gives. */
export function forecastOf({ buckets }: Timeline, now: Date): MonthForecast {
  const days = buckets.map(({ start, cost }) => ({ day: start.slice(0, 10), usd: cost }));
  const found = forecastMonth(days, now);
  return {
    month: found.month,
    spent: found.spentUsd,
    estimate: found.estimateUsd,
    low: found.lowUsd,
    high: found.highUsd,
    method: found.method === null ? null : `bootstrap, ${found.method}`,
    reason: found.reason,
    days_used: found.daysUsed,
    days_left: found.daysLeft,
    unpriced_calls: buckets.reduce((total, bucket) => total + bucket.unpriced_calls, 0),
    days: days.map(({ day, usd }) => ({ day, cost: usd })),
  };
}
