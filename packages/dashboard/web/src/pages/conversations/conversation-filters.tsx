// SPDX-License-Identifier: Apache-2.0
import { FilterBar, SearchFilter, SelectFilter, ToggleFilter } from "../../parts/filter-bar.js";
import { FilterMenus } from "../../range/filter-menus.js";
import type { Range } from "../../range/range.js";
import { RangePicker } from "../../range/range-picker.js";
import { formatCounted } from "../../text/figures.js";
import { filterNames } from "./list-query.js";

const slowChoices = [1000, 1500, 2000, 3000, 5000].map((ms) => [String(ms), `p95 over ${ms / 1000} s`] as const);

interface ConversationFiltersProps {
  readonly range: Range;
  readonly total: number | null;
}

/** What narrows the list: a menu for each field that has more than one value. */
export function ConversationFilters({ range, total }: ConversationFiltersProps) {
  return (
    <FilterBar names={filterNames} result={total === null ? undefined : formatCounted(total, "conversation")}>
      <SearchFilter name="q" label="Search by id or room" placeholder="Search id or room" />
      <RangePicker range={range} />
      <FilterMenus range={null} />
      <SelectFilter name="slow" label="Slow" any="any wait" options={slowChoices} />
      <ToggleFilter name="errors" label="With errors" />
      <ToggleFilter name="interrupted" label="Interrupted" />
    </FilterBar>
  );
}
