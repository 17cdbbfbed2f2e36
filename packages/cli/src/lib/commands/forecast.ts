// SPDX-License-Identifier: Apache-2.0
import { type DaySpend, forecastMonth, windowDays } from "../forecast/forecast.js";
import { renderForecast } from "../forecast/render-forecast.js";
import type { CommandContext } from "../program/command-context.js";
import { nothingFound } from "./nothing-found.js";
import { printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

const dayMs = 86_400_000;

/**
 * Prints what this month will have cost.
 * @throws CommandError if there is no call.
 */
export async function forecast(context: CommandContext): Promise<void> {
  const today = Date.parse(context.now.toISOString().slice(0, 10));
  const monthStart = Date.parse(`${context.now.toISOString().slice(0, 7)}-01`);
  const since = context.filter.since ?? new Date(Math.min(monthStart, today - windowDays * dayMs));
  const timeline = await withStore(context, (store, filter) => store.timeline({ ...filter, since, bucket: "day" }));
  if (timeline.buckets.every(({ calls }) => calls === 0)) throw nothingFound(context);
  const days: DaySpend[] = timeline.buckets.map(({ start, cost }) => ({ day: start.slice(0, 10), usd: cost }));
  const unpricedCalls = timeline.buckets.reduce((total, bucket) => total + bucket.unpriced_calls, 0);
  const found = forecastMonth(days, context.now);
  if (!context.json) {
    context.output.text(renderForecast(found, fromFirst(days), unpricedCalls, context));
    return;
  }
  printJson(context, {
    month: found.month,
    spent: found.spentUsd,
    estimate: found.estimateUsd,
    low: found.lowUsd,
    high: found.highUsd,
    method: found.method === null ? null : `bootstrap, ${found.method}`,
    reason: found.reason,
    days_used: found.daysUsed,
    days_left: found.daysLeft,
    unpriced_calls: unpricedCalls,
    days: days.map(({ day, usd }) => ({ day, cost: usd })),
  });
}

/** Without the days before anything was known. */
function fromFirst(days: readonly DaySpend[]): readonly DaySpend[] {
  const first = days.findIndex(({ usd }) => usd !== null);
  return first === -1 ? [] : days.slice(first);
}
