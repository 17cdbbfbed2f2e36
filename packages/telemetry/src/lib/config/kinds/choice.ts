// SPDX-License-Identifier: Apache-2.0
import type { OptionKind } from "./option-kind.js";

/** One of a few words; in the environment in any case. */
export function choice<const T extends string>(...words: readonly T[]): OptionKind<T> {
  const find = (value: unknown) => words.find((word) => word === value);
  return {
    expected: words.map((word) => `"${word}"`).join(" or "),
    fromCode: find,
    fromEnvironment: (raw) => find(raw.toLowerCase()),
  };
}
