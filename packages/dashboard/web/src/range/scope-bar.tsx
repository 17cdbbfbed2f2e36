// SPDX-License-Identifier: Apache-2.0
import type { FiltersAnswer } from "../../../src/lib/api/filters-answer.js";
import { useData } from "../api/use-data.js";
import { hrefOf } from "../app/place.js";
import { FilterBar, SelectFilter } from "../parts/filter-bar.js";
import { RangePicker } from "./range-picker.js";
import { type Scope, scopeKeys } from "./scope.js";

const menus = [
  ["agent", "Agent"],
  ["provider", "Provider"],
  ["model", "Model"],
  ["tier", "Tier"],
  ["tenant", "Tenant"],
] as const;

/** What the figures of a page are of: its range, and a menu for each field that has more than one value. */
export function ScopeBar({ scope }: { readonly scope: Scope }) {
  const { since, until } = scope.range;
  const values = useData<FiltersAnswer>(hrefOf("/api/filters", { since, until }), { keep: true }).data;
  return (
    <FilterBar names={scopeKeys}>
      <RangePicker range={scope.range} />
      {menus.map(([name, label]) => {
        const options = values?.[name] ?? [];
        const isNeeded = options.length > 1 || (scope.narrowed[name] ?? null) !== null;
        return isNeeded && <SelectFilter key={name} name={name} label={label} options={options} />;
      })}
    </FilterBar>
  );
}
