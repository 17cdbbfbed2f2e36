// SPDX-License-Identifier: Apache-2.0

/** A value with its `${NAME}` and `${NAME:-default}` filled in, and the variables that are empty. */
export interface Filled<Value> {
  readonly value: Value;
  readonly empty: readonly string[];
}

/** Fills the texts of a value of JSON from the environment. */
export function fillEnvironment<Value>(
  value: Value,
  environment: Readonly<Record<string, string | undefined>>,
): Filled<Value> {
  const empty = new Set<string>();
  const fillText = (text: string): string =>
    text.replaceAll(/\$\{([A-Z][A-Z0-9_]*)(?::-([^}]*))?\}/g, (_match, name: string, fallback: string | undefined) => {
      const filled = environment[name] || fallback || "";
      if (filled === "") empty.add(name);
      return filled;
    });
  const fill = (one: unknown): unknown => {
    if (typeof one === "string") return fillText(one);
    if (Array.isArray(one)) return one.map(fill);
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, fill(inner)]));
  };
  return { value: fill(value) as Value, empty: [...empty] };
}
