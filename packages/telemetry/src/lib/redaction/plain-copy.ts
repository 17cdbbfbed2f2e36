// SPDX-License-Identifier: Apache-2.0

/** What one copy may hold at most. */
export interface CopyLimits {
  /** Objects and arrays inside each other. */
  readonly depth: number;
  /** Keys of one object, items of one array. */
  readonly entries: number;
  /** Values altogether. */
  readonly values: number;
}

/** Numbers beyond this are no count, time or amount of anything; JSON readers lose digits above 2^53. */
export const numberMost = 1e15;

/**
 * Copies a value of unknown origin into plain JSON data of bounded size. Getters and proxies that throw, functions and
 * symbols are left out, a cycle is cut, numbers that are none or absurd are `null`, big integers become text. Never throws.
 *
 * @param text Makes the text to keep of one that stands under a key; items of an array stand under the array's key.
 */
export function plainCopy(
  value: unknown,
  text: (key: string, value: string, path: readonly string[]) => string | null,
  limits: CopyLimits,
): unknown {
  let left = limits.values;
  const above = new Set<object>();
  const path: string[] = [];

  const copy = (key: string, item: unknown): unknown => {
    if (left-- <= 0) return undefined;
    switch (typeof item) {
      case "string":
        return text(key, item, path);
      case "bigint":
        return text(key, item.toString().slice(0, 64), path);
      case "number":
        return Number.isFinite(item) && Math.abs(item) <= numberMost ? item : null;
      case "boolean":
        return item;
      case "object":
        return item === null ? null : copyObject(key, item);
      default:
        return undefined;
    }
  };

  const copyObject = (key: string, item: object): unknown => {
    if (above.has(item) || above.size >= limits.depth) return undefined;
    above.add(item);
    path.push(key);
    try {
      return Array.isArray(item) ? copyItems(key, item) : copyEntries(item as Record<string, unknown>);
    } catch {
      return undefined;
    } finally {
      path.pop();
      above.delete(item);
    }
  };

  const copyItems = (key: string, items: readonly unknown[]): unknown[] => {
    const copies: unknown[] = [];
    const count = Math.min(items.length, limits.entries);
    for (let index = 0; index < count; index++) {
      const item = copy(key, read(items, index));
      if (item !== undefined) copies.push(item);
    }
    return copies;
  };

  const copyEntries = (entries: Record<string, unknown>): Record<string, unknown> => {
    // A copy of the same shape is made faster than one that grows key by key; what throws is read key by key.
    const copies = sameShape(entries);
    const keys = copies && Object.keys(copies);
    if (copies === null || keys === null || keys.length > limits.entries) return copyKeyByKey(entries);
    for (const key of keys) {
      const item = copy(key, copies[key]);
      if (item === undefined) delete copies[key];
      else copies[key] = item;
    }
    return copies;
  };

  const copyKeyByKey = (entries: Record<string, unknown>): Record<string, unknown> => {
    const copies: Record<string, unknown> = {};
    for (const key of Object.keys(entries).slice(0, limits.entries)) {
      const item = copy(key, read(entries, key));
      if (item !== undefined) define(copies, key, item);
    }
    return copies;
  };

  return copy("", value);
}

function sameShape(entries: Record<string, unknown>): Record<string, unknown> | null {
  try {
    if (Object.hasOwn(entries, "__proto__")) return null;
    const copies = { ...entries };
    return Object.getOwnPropertySymbols(copies).length > 0 ? null : copies;
  } catch {
    return null;
  }
}

function read(from: object, key: string | number): unknown {
  try {
    return (from as Record<string | number, unknown>)[key];
  } catch {
    return undefined;
  }
}

/** A key may be `__proto__`. */
function define(to: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") to[key] = value;
}
