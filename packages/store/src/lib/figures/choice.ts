// SPDX-License-Identifier: Apache-2.0
import { StoreError } from "../files/store-error.js";

/**
 * One of the keys of a table. Types don't hold what comes out of a URL, and some of these become part of a statement.
 * @throws StoreError (`ARGUMENT`)
 */
export function choice<T extends string>(name: string, value: string, choices: Readonly<Record<T, unknown>>): T {
  if (Object.hasOwn(choices, value)) return value as T;
  throw new StoreError("ARGUMENT", `${name} is ${value}.`, `Give one of ${Object.keys(choices).join(", ")}.`);
}
