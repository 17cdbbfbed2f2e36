// SPDX-License-Identifier: Apache-2.0
import { StoreError } from "../files/store-error.js";
import type { RecordFilter } from "./record-filter.js";

/** @throws StoreError (`ARGUMENT`) if `since` or `until` is no date. */
export function assertDates(filter: RecordFilter): void {
  for (const name of ["since", "until"] as const) {
    if (!Number.isNaN(filter[name]?.getTime())) continue;
    throw new StoreError("ARGUMENT", `${name} is no date.`, "Give a date, such as 2026-11-01.");
  }
}
