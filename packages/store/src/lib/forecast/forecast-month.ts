// SPDX-License-Identifier: Apache-2.0
import { randomNumbers } from "./random-numbers.js";

/** What was spent on one day (UTC); null if nothing that was priced. */
export interface DaySpend {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly usd: number | null;
}

/** Why there is no estimate. */
type NoForecast = "nothing priced" | "too few days";

/** What a month will have cost. Amounts are USD. */
interface Forecast {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Spent in the month so far, today included; null if nothing that was priced. */
  readonly spentUsd: number | null;
  /** Days of the month that are still to come, today not counted. */
  readonly daysLeft: number;
  /** Whole days that the estimate rests on. */
  readonly daysUsed: number;
  /** Null: `reason` says why. */
  readonly estimateUsd: number | null;
  /** 10th percentile of the simulated months. */
  readonly lowUsd: number | null;
  /** 90th percentile. */
  readonly highUsd: number | null;
  /** How days to come are drawn; null if there is no estimate. */
  readonly method: "any day" | "same part of the week" | null;
  readonly reason: NoForecast | null;
}

const dayMs = 86_400_000;
/** Days before that are another time: prices, prompts and traffic have changed. */
export const windowDays = 28;
const fewestDays = 3;
/** Two whole weeks: as many Saturdays and Sundays as can be told from chance. */
const weekendFromDays = 14;
const simulations = 2000;

/**
 * Estimates the month of `now` by a bootstrap over whole days: each day to come is drawn, with replacement, from the last
 * 28 whole days (from working days or weekends alone once there are 14), 2,000 times over. The estimate is the mean of the
 * simulated months; low and high are their 10th and 90th percentile. Of today, what is spent counts, and of the share of
 * it that is left as much of a drawn day. A day without calls between the first and yesterday counts as 0. With fewer than
 * 3 whole days there is no estimate. The same days give the same forecast: the draws are seeded.
 */
export function forecastMonth(days: readonly DaySpend[], now: Date): Forecast {
  const today = now.toISOString().slice(0, 10);
  const month = today.slice(0, 7);
  const spentByDay = new Map(days.map(({ day, usd }) => [day, usd]));
  const inMonth = days.filter(({ day, usd }) => day.startsWith(month) && day <= today && usd !== null);
  const spentUsd = inMonth.length === 0 ? null : sum(inMonth.map(({ usd }) => usd ?? 0));
  const daysLeft = lastDayOf(now) - now.getUTCDate();
  const used = wholeDays(spentByDay, today);
  const none = { estimateUsd: null, lowUsd: null, highUsd: null, method: null } as const;
  const base = { month, spentUsd, daysLeft, daysUsed: used.length };
  if (days.every(({ usd }) => usd === null)) return { ...base, ...none, reason: "nothing priced" };
  if (used.length < fewestDays) return { ...base, ...none, reason: "too few days" };

  const byWeekend = used.length >= weekendFromDays;
  const drawFrom = (day: string): readonly number[] =>
    (byWeekend ? used.filter((one) => isWeekend(one.day) === isWeekend(day)) : used).map(({ usd }) => usd);
  const pools = Array.from({ length: daysLeft }, (_, index) => drawFrom(dayAfter(today, index + 1)));
  const todayPool = drawFrom(today);
  const leftOfToday = 1 - (now.getTime() % dayMs) / dayMs;
  const random = randomNumbers(used.length);
  const months = Array.from({ length: simulations }, () => {
    let total = (spentUsd ?? 0) + leftOfToday * pick(todayPool, random());
    for (const pool of pools) total += pick(pool, random());
    return total;
  }).toSorted((one, other) => one - other);
  return {
    ...base,
    estimateUsd: sum(months) / months.length,
    lowUsd: months[Math.round(0.1 * (months.length - 1))] ?? null,
    highUsd: months[Math.round(0.9 * (months.length - 1))] ?? null,
    method: byWeekend ? "same part of the week" : "any day",
    reason: null,
  };
}

/** The last whole days up to yesterday, from the first that has spend. */
function wholeDays(spentByDay: ReadonlyMap<string, number | null>, today: string): { day: string; usd: number }[] {
  const known = [...spentByDay.entries()].filter(([day, usd]) => usd !== null && day < today).map(([day]) => day);
  const first = known.toSorted()[0];
  if (first === undefined) return [];
  const days: { day: string; usd: number }[] = [];
  for (let back = windowDays; back >= 1; back -= 1) {
    const day = dayAfter(today, -back);
    if (day >= first) days.push({ day, usd: spentByDay.get(day) ?? 0 });
  }
  return days;
}

function pick(pool: readonly number[], random: number): number {
  return pool[Math.floor(random * pool.length)] ?? 0;
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

function lastDayOf(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
