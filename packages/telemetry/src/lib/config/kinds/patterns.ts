// SPDX-License-Identifier: Apache-2.0
import type { OptionKind } from "./option-kind.js";

/** Regular expressions, in code alone. */
export const patterns: OptionKind<readonly RegExp[]> = {
  expected: "a list of regular expressions",
  fromCode: (value) => (Array.isArray(value) && value.every((item) => item instanceof RegExp) ? [...value] : undefined),
  fromEnvironment: () => undefined,
};
