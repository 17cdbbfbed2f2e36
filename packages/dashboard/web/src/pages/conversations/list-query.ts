// SPDX-License-Identifier: Apache-2.0
import type { ConversationsQuery } from "../../../../src/lib/api/filter-query.js";
import type { Range } from "../../range/range.js";

/** Keys of the address that narrow the list; cleared together. */
export const filterNames = [
  "q",
  "range",
  "since",
  "until",
  "agent",
  "provider",
  "model",
  "tier",
  "tenant",
  "errors",
  "slow",
  "interrupted",
] as const;

const rangeNames: ReadonlySet<string> = new Set(["range", "since", "until"]);

/** What a column's title sorts by. */
export type SortKey = "started_at" | "cost" | "latency" | "errors" | "turns" | "duration";

const sortKeys: readonly SortKey[] = ["started_at", "cost", "latency", "errors", "turns", "duration"];

type Query = Readonly<Record<string, string>>;

/** The order that an address asks for; newest first unless it says something that is known. */
export function sortingOf(query: Query): { readonly key: SortKey; readonly ascending: boolean } {
  const key = sortKeys.find((one) => one === query["sort"]) ?? "started_at";
  return { key, ascending: query["dir"] === "asc" };
}

/** The list's question to the server, without the page: the range, what the address says, and nothing that it doesn't know. */
export function listQuery(
  query: Query,
  { since, until }: Pick<Range, "since" | "until">,
): Partial<Record<keyof ConversationsQuery, string>> {
  const { key, ascending } = sortingOf(query);
  const narrowed = filterNames.filter((name) => !rangeNames.has(name) && query[name] !== undefined);
  return {
    ...Object.fromEntries(narrowed.map((name) => [name, query[name]])),
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
    ...(key === "started_at" ? {} : { sort: key }),
    ...(ascending ? { dir: "asc" } : {}),
  };
}

/** What the address becomes when a column's title is pressed: the largest first, then the other way. */
export function pressedSorting(
  query: Query,
  key: SortKey,
): { readonly sort: string | null; readonly dir: string | null } {
  const now = sortingOf(query);
  const ascending = now.key === key && !now.ascending;
  return { sort: key === "started_at" ? null : key, dir: ascending ? "asc" : null };
}
