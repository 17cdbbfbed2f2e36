// SPDX-License-Identifier: Apache-2.0
import { usePlace } from "../app/history.js";
import { type Range, rangeOf } from "./range.js";

/** Keys of the address that narrow the figures of a page, other than its range. */
export const scopeKeys = ["agent", "provider", "model", "tier", "tenant", "kind", "version"] as const;

type Query = Readonly<Record<string, string | null>>;

/** What the figures of a page are of. */
export interface Scope {
  readonly range: Range;
  /** For the API, and for links to other pages. */
  readonly query: Query;
  /** The same without the range. */
  readonly narrowed: Query;
}

/** The scope that the address names now. */
export function useScope(): Scope {
  const { query } = usePlace();
  const range = rangeOf(query, new Date());
  const narrowed = Object.fromEntries(scopeKeys.map((key) => [key, query[key] ?? null]));
  return { range, query: { since: range.since, until: range.until, ...narrowed }, narrowed };
}
