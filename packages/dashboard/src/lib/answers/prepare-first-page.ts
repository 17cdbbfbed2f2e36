// SPDX-License-Identifier: Apache-2.0
import type { Store } from "@turnspan/store";
import { answerFilters, answerForecast, answerOverview } from "./answer-figures.js";
import type { Query } from "../asking/read-query.js";

const dayMs = 86_400_000;

/** The range that the overview opens with: 7 whole days (UTC), today the last. */
export function firstRange(now: Date): Query {
  return { since: dayOf(now.getTime() - 6 * dayMs), until: dayOf(now.getTime()) };
}

/**
 * Asks what the overview will ask when it is opened, so that its files are loaded and its answers known by then; ends early when
 * `signal` aborts. What is wrong with the files is for that page to tell.
 */
export async function prepareFirstPage(store: Store, now: Date, signal: AbortSignal): Promise<void> {
  const range = firstRange(now);
  const figures = [() => answerFilters(store, range), () => answerOverview(store, range)];
  // The forecast needs more days. Once they are loaded the other answers are made anew, if there were any.
  for (const ask of [...figures, () => answerForecast(store, {}), ...figures]) {
    if (signal.aborted) return;
    await ask().catch(() => {});
  }
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
