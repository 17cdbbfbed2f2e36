// SPDX-License-Identifier: Apache-2.0
import type { OptionKind } from "./option-kind.js";

/** A whole number from `min` to `max`, both included. */
export function wholeNumber(min: number, max: number): OptionKind<number> {
  const accept = (value: unknown) =>
    typeof value === "number" && Number.isInteger(value) && value >= min && value <= max ? value : undefined;
  return {
    expected: `a whole number from ${min} to ${max}`,
    fromCode: accept,
    fromEnvironment: (raw) => accept(Number(raw)),
  };
}

/** A number from 0 to 1, both included. */
export const ratio: OptionKind<number> = {
  expected: "a number from 0 to 1",
  fromCode: (value) => (typeof value === "number" && value >= 0 && value <= 1 ? value : undefined),
  fromEnvironment: (raw) => ratio.fromCode(Number(raw)),
};
