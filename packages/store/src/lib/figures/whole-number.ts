// SPDX-License-Identifier: Apache-2.0
import { StoreError } from "../files/store-error.js";

/**
 * A whole number of an argument, within bounds: it becomes part of a statement.
 * @throws StoreError (`ARGUMENT`)
 */
export function wholeNumber(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new StoreError("ARGUMENT", `${name} is ${String(value)}.`, `Give a whole number from ${least} to ${most}.`);
}
