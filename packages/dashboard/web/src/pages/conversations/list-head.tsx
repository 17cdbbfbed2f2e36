// SPDX-License-Identifier: Apache-2.0
import { changeQuery } from "../../app/history.js";
import { pressedSorting, type SortKey, sortingOf } from "./list-query.js";

const columns: readonly {
  readonly name: string;
  readonly title: string;
  readonly tip?: string;
  readonly sort?: SortKey;
}[] = [
  { name: "name", title: "Conversation" },
  { name: "when", title: "Started", sort: "started_at" },
  { name: "length", title: "Length", sort: "duration" },
  { name: "turns", title: "Turns", sort: "turns" },
  { name: "p50", title: "Waited p50" },
  { name: "p95", title: "p95", sort: "latency" },
  { name: "cut", title: "Cut", tip: "How many turns the caller interrupted" },
  { name: "errors", title: "Errors", sort: "errors" },
  { name: "cost", title: "Cost", sort: "cost" },
];

/** The titles of the list; pressing one sorts by it. */
export function ListHead({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const { key, ascending } = sortingOf(query);
  return (
    <div class="list-row list-head" role="row" aria-rowindex={1}>
      {columns.map(({ name, title, tip, sort }) => {
        const className = `list-${name}${name === "name" || name === "when" ? "" : " num"}`;
        if (sort === undefined) {
          return (
            <span key={name} role="columnheader" class={className} data-tip={tip}>
              {title}
            </span>
          );
        }
        const isSorted = sort === key;
        return (
          <span
            key={name}
            role="columnheader"
            class={className}
            aria-sort={isSorted ? (ascending ? "ascending" : "descending") : "none"}
          >
            <button type="button" class="sort" onClick={() => changeQuery(pressedSorting(query, sort))}>
              {title}
              <i aria-hidden="true">{isSorted ? (ascending ? "↑" : "↓") : ""}</i>
            </button>
          </span>
        );
      })}
    </div>
  );
}
