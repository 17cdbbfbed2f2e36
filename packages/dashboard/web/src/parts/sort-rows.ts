// SPDX-License-Identifier: Apache-2.0

/** What a row is sorted by; null is unknown. */
export type SortValue = number | string | null | undefined;

export interface Sorting {
  readonly key: string;
  readonly ascending: boolean;
}

/** The rows in order; unknown comes last either way, and equal rows keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  sortBy: (row: Row) => SortValue,
  ascending: boolean,
): readonly Row[] {
  const sign = ascending ? 1 : -1;
  return rows
    .map((row) => ({ row, value: sortBy(row) }))
    .toSorted((a, b) => {
      if (isUnknown(a.value)) return isUnknown(b.value) ? 0 : 1;
      if (isUnknown(b.value)) return -1;
      return sign * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

/** What pressing a column's title leads to: numbers begin with the largest, texts with the first, and each press turns it round. */
export function turnSorting(sorted: Sorting | null, key: string, isNumber: boolean): Sorting {
  return sorted?.key === key ? { key, ascending: !sorted.ascending } : { key, ascending: !isNumber };
}

function compare(a: number | string, b: number | string): number {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
}

function isUnknown(value: SortValue): value is null | undefined {
  return value === null || value === undefined;
}
