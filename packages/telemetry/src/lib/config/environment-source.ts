// SPDX-License-Identifier: Apache-2.0
import type { OptionKind } from "./kinds/option-kind.js";

/** What an environment variable said: a value, nothing about this option, or something wrong. */
export type Reading<T> = { kind: "value"; value: T } | { kind: "absent" } | { kind: "wrong" };

/** One environment variable that can set an option. */
export interface EnvironmentSource<T> {
  readonly name: string;
  /** What the variable accepts. */
  readonly expected: string;
  /** `raw` is trimmed and not empty. */
  read(raw: string): Reading<T>;
}

/** Variables that hold the option's value as it is. */
export function plain<T>(kind: OptionKind<T>, ...names: readonly string[]): readonly EnvironmentSource<T>[] {
  return names.map((name) => ({
    name,
    expected: kind.expected,
    read: (raw) => valueOrWrong(kind.fromEnvironment(raw)),
  }));
}

/** A variable whose words mean something else: `words` maps them, in lower case. */
export function translated<T>(name: string, words: Readonly<Record<string, T>>): EnvironmentSource<T> {
  return {
    name,
    expected: Object.keys(words).join(" or "),
    read: (raw) => valueOrWrong(Object.hasOwn(words, raw.toLowerCase()) ? words[raw.toLowerCase()] : undefined),
  };
}

/** One entry of a variable that holds pairs; the first key that is there wins. */
export function entryOf(
  kind: OptionKind<Readonly<Record<string, string>>>,
  name: string,
  ...keys: readonly string[]
): EnvironmentSource<string> {
  return {
    name,
    expected: kind.expected,
    read: (raw) => {
      const pairs = kind.fromEnvironment(raw);
      if (pairs === undefined) return { kind: "wrong" };
      const key = keys.find((candidate) => pairs[candidate]);
      const value = key === undefined ? undefined : pairs[key];
      return value === undefined ? { kind: "absent" } : { kind: "value", value };
    },
  };
}

/** A variable that holds the value of a single header. */
export function headerValue(
  kind: OptionKind<Readonly<Record<string, string>>>,
  name: string,
  header: string,
): EnvironmentSource<Readonly<Record<string, string>>> {
  return {
    name,
    expected: "the value of an HTTP header",
    read: (raw) => valueOrWrong(kind.fromCode({ [header]: raw })),
  };
}

function valueOrWrong<T>(value: T | undefined): Reading<T> {
  return value === undefined ? { kind: "wrong" } : { kind: "value", value };
}
