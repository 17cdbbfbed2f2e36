// SPDX-License-Identifier: Apache-2.0
import type { FiltersAnswer } from "../../../../src/lib/api/filters-answer.js";
import { useData } from "../../api/use-data.js";
import { FilterBar, SearchFilter, SelectFilter, ToggleFilter } from "../../parts/filter-bar.js";
import { formatCounted } from "../../text/figures.js";
import { filterNames } from "./list-query.js";

const slowChoices = [1000, 1500, 2000, 3000, 5000].map((ms) => [String(ms), `over ${ms / 1000} s`] as const);

/** What narrows the list. */
export function ConversationFilters({ total }: { readonly total: number | null }) {
  const values = useData<FiltersAnswer>("/api/filters").data;
  return (
    <FilterBar names={filterNames} result={total === null ? undefined : formatCounted(total, "conversation")}>
      <SearchFilter name="q" label="Search by id or room" placeholder="Search id or room" />
      <SelectFilter name="agent" label="Agent" options={values?.agent ?? []} />
      <SelectFilter name="provider" label="Provider" options={values?.provider ?? []} />
      <SelectFilter name="model" label="Model" options={values?.model ?? []} />
      <SelectFilter name="tier" label="Tier" options={values?.tier ?? []} />
      <SelectFilter name="tenant" label="Tenant" options={values?.tenant ?? []} />
      <SelectFilter name="slow" label="p95" options={slowChoices} />
      <ToggleFilter name="errors" label="With errors" />
      <ToggleFilter name="interrupted" label="Interrupted" />
    </FilterBar>
  );
}
