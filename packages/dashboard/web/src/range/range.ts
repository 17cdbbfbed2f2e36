// SPDX-License-Identifier: Apache-2.0

/** Ranges that move with the clock, and `custom`, which doesn't. */
export const rangeChoices = ["today", "7d", "30d", "all", "custom"] as const;
export type RangeChoice = (typeof rangeChoices)[number];

/** From when to when a page's figures are, as the API and `turnspan stats` take it. */
export interface Range {
  readonly choice: RangeChoice;
  /** ISO 8601, or a day (UTC) from its start; null is from the first record on. */
  readonly since: string | null;
  /** ISO 8601, or a day (UTC) that is taken whole; null is up to the last record. */
  readonly until: string | null;
}

const dayMs = 86_400_000;
const days = { "7d": 7, "30d": 30 } as const;

/**
 * The range that a query names; 7 days unless it names one. `today` is the viewer's day; `7d` and `30d` are whole days of UTC, today
 * the last, as their figures come by day.
 */
export function rangeOf(query: Readonly<Record<string, string>>, now: Date): Range {
  const { since = null, until = null } = query;
  if (since !== null || until !== null) return { choice: "custom", since, until };
  const choice = rangeChoices.find((one) => one === query["range"]) ?? "7d";
  if (choice === "all" || choice === "custom") return { choice, since: null, until: null };
  if (choice === "today") {
    const midnight = (offset: number): string =>
      new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset).toISOString();
    return { choice, since: midnight(0), until: midnight(1) };
  }
  return { choice, since: dayOf(now.getTime() - (days[choice] - 1) * dayMs), until: dayOf(now.getTime()) };
}

/** The day (UTC) of a since or until, for a field that takes a day; "" if there is none. */
export function dayField(edge: string | null): string {
  if (edge === null) return "";
  const ms = Date.parse(edge);
  return Number.isNaN(ms) ? "" : dayOf(ms);
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
