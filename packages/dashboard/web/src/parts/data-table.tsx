// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { ScrollBox } from "./scroll-box.js";
import { sortRows, type Sorting, type SortValue, turnSorting } from "./sort-rows.js";
import "./data-table.css";

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Numbers stand at the right. */
  readonly align?: "left" | "right";
  /** What the column is sorted by; it can't be sorted without. Unknown comes last, either way. */
  readonly sortBy?: (row: Row) => SortValue;
  /** Left out on a phone. */
  readonly wideOnly?: boolean;
}

interface DataTableProps<Row> {
  /** What the table shows, for those who hear it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  /** Sorted by this at first; as given unless there is one. */
  readonly sorting?: Sorting | null;
  /** On a phone: the first cell is the title of a block, and the others stand below with their names. */
  readonly blocks?: boolean;
}

/** A table whose columns sort when their titles are pressed. */
export function DataTable<Row>({ caption, columns, rows, rowKey, sorting = null, blocks = true }: DataTableProps<Row>) {
  const [sorted, setSorted] = useState<Sorting | null>(sorting);
  const shown = useMemo(() => {
    const sortBy = columns.find((column) => column.key === sorted?.key)?.sortBy;
    return sorted === null || sortBy === undefined ? rows : sortRows(rows, sortBy, sorted.ascending);
  }, [rows, columns, sorted]);
  return (
    <ScrollBox label={caption}>
      <table class={blocks ? "table table-blocks" : "table"}>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Title key={column.key} column={column} sorted={sorted} onSort={setSorted} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key} class={classOf(column)} data-name={column.title}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface TitleProps<Row> {
  readonly column: Column<Row>;
  readonly sorted: Sorting | null;
  readonly onSort: (sorting: Sorting) => void;
}

function Title<Row>({ column, sorted, onSort }: TitleProps<Row>) {
  const { key, title, sortBy } = column;
  const ascending = sorted?.key === key ? sorted.ascending : null;
  if (sortBy === undefined) {
    return (
      <th scope="col" class={classOf(column)}>
        {title}
      </th>
    );
  }
  return (
    <th
      scope="col"
      class={classOf(column)}
      aria-sort={ascending === null ? "none" : ascending ? "ascending" : "descending"}
    >
      <button type="button" class="sort" onClick={() => onSort(turnSorting(sorted, key, column.align === "right"))}>
        {title}
        <i aria-hidden="true">{ascending === null ? "" : ascending ? "↑" : "↓"}</i>
      </button>
    </th>
  );
}

function classOf<Row>({ align, wideOnly }: Column<Row>): string {
  return [align === "right" ? "num" : "", wideOnly === true ? "wide-only" : ""].filter(Boolean).join(" ");
}
