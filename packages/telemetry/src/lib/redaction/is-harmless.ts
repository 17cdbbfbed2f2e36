// SPDX-License-Identifier: Apache-2.0
import { numberMost } from "./plain-copy.js";

/** The costs of a turn lie in the record, the segments of its latency one deeper; what lies deeper is none of ours. */
const depthMost = 3;
/** Values altogether: a turn with some tools has 150. */
const valuesMost = 1000;

/**
 * Whether an object is plain data of usual size, of which nothing has to be changed before it is written. Most records
 * are, and to look costs a fifth of copying. Where it is not certain the answer is no. Never throws.
 *
 * @param isHarmlessText Whether a text may stand under a key; items of an array stand under the array's key.
 * @param except Keys of the object itself that are not looked at.
 */
export function isHarmless(
  value: unknown,
  isHarmlessText: (key: string, text: string) => boolean,
  except: readonly string[],
): boolean {
  let left = valuesMost;

  const isFine = (key: string, item: unknown, depth: number): boolean => {
    if (item === null) return true;
    if (left-- <= 0) return false;
    switch (typeof item) {
      case "string":
        return isHarmlessText(key, item);
      case "number":
        return item >= -numberMost && item <= numberMost;
      case "boolean":
        return true;
      case "object":
        return depth < depthMost && (Array.isArray(item) ? areFine(key, item, depth) : isPlain(item, depth));
      default:
        return false;
    }
  };
  const isPlain = (entries: object, depth: number): boolean => {
    if (Object.getPrototypeOf(entries) !== Object.prototype || "toJSON" in entries) return false;
    for (const key in entries) {
      if (depth === 0 && except.includes(key)) continue;
      if (key === "__proto__" || !isFine(key, (entries as Record<string, unknown>)[key], depth + 1)) return false;
    }
    return true;
  };
  const areFine = (key: string, items: readonly unknown[], depth: number): boolean => {
    if (Object.getPrototypeOf(items) !== Array.prototype || "toJSON" in items) return false;
    for (let index = 0; index < items.length; index++) if (!isFine(key, items[index], depth + 1)) return false;
    return true;
  };

  try {
    return typeof value === "object" && value !== null && isPlain(value, 0);
  } catch {
    return false;
  }
}
