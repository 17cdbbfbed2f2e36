// SPDX-License-Identifier: Apache-2.0
import type { OptionKind } from "./option-kind.js";

type TextFunction = (text: string) => string;

/** A function from text to text, in code alone; `null` is none. */
export const textFunction: OptionKind<TextFunction | null> = {
  expected: "a function that takes a text and returns one",
  fromCode: (value) => (value === null || isFunction(value) ? value : undefined),
  fromEnvironment: () => undefined,
};

function isFunction(value: unknown): value is TextFunction {
  return typeof value === "function";
}
