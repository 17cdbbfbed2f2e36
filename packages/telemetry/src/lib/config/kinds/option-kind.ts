// SPDX-License-Identifier: Apache-2.0

/** Reads one kind of value, from code or from the environment. `undefined` means: not a value of this kind. */
export interface OptionKind<T> {
  /** What is accepted, in words that follow "expected". */
  readonly expected: string;
  fromCode(value: unknown): T | undefined;
  /** `raw` is trimmed and not empty. */
  fromEnvironment(raw: string): T | undefined;
}
