// SPDX-License-Identifier: Apache-2.0
import type { OptionKind } from "./option-kind.js";

const words: Readonly<Record<string, boolean>> = {
  true: true,
  "1": true,
  yes: true,
  on: true,
  false: false,
  "0": false,
  no: false,
  off: false,
};

/** True or false; in the environment also 1, 0, yes, no, on and off, in any case. */
export const flag: OptionKind<boolean> = {
  expected: "true or false",
  fromCode: (value) => (typeof value === "boolean" ? value : undefined),
  fromEnvironment: (raw) => (Object.hasOwn(words, raw.toLowerCase()) ? words[raw.toLowerCase()] : undefined),
};
