// SPDX-License-Identifier: Apache-2.0
import type { OptionKind } from "./option-kind.js";

/** Text that is not blank. */
export const text: OptionKind<string> = {
  expected: "text that is not empty",
  fromCode: (value) => (typeof value === "string" && value.trim() !== "" ? value : undefined),
  fromEnvironment: (raw) => raw,
};

/** Text that is not blank, or `null`. */
export const optionalText: OptionKind<string | null> = {
  expected: "text that is not empty, or null",
  fromCode: (value) => (value === null ? null : text.fromCode(value)),
  fromEnvironment: (raw) => raw,
};
