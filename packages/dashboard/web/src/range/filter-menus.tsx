// SPDX-License-Identifier: Apache-2.0
import type { FiltersAnswer } from "../../../src/lib/api/filters-answer.js";
import { useData } from "../api/use-data.js";
import { usePlace } from "../app/history.js";
import { hrefOf } from "../app/place.js";
import { SelectFilter } from "../parts/filter-bar.js";
import type { Range } from "./range.js";

const menus = [
  ["agent", "Agent"],
  ["provider", "Provider"],
  ["model", "Model"],
  ["tier", "Tier"],
  ["tenant", "Tenant"],
] as const;

/** A menu for each field that has more than one value in a range; null is all that is on disk. */
export function FilterMenus({ range }: { readonly range: Range | null }) {
  const { query } = usePlace();
  const scope = { since: range?.since, until: range?.until };
  const values = useData<FiltersAnswer>(hrefOf("/api/filters", scope), { keep: true }).data;
  return (
    <>
      {menus.map(([name, label]) => {
        const options = values?.[name] ?? [];
        const isNeeded = options.length > 1 || query[name] !== undefined;
        return isNeeded && <SelectFilter key={name} name={name} label={label} options={options} />;
      })}
    </>
  );
}
