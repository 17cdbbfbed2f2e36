// SPDX-License-Identifier: Apache-2.0

/** Objects inside each other that are gone through here; what lies deeper, and lists, are left to JSON. */
const depthMost = 2;
/** Names of keys as JSON has them. They are ours, few and short; what else comes is written each time. */
const keyTexts = new Map<string, string>();
const keyTextsKept = 500;
const keyMost = 40;
/** Stands in JSON as it is. */
const plainText = /^[ !#-[\]-~]*$/;

/**
 * A record as one line that begins and ends with a newline, so that a line torn by a kill never swallows the next.
 * Unknown keys (`null`, `undefined`, numbers that JSON has no word for) are left out at every depth, as far as their names are
 * of the usual kind; items of arrays keep their place.
 *
 * Written by hand: two thirds of a record's keys are unknown, and taking them out of JSON's text costs twice as much
 * as all of this.
 *
 * @throws TypeError if the record cannot be JSON (a cycle, a bigint).
 */
export function encodeLine(record: object): Buffer {
  const text = encodeObject(record, depthMost);
  if (text === null) throw new TypeError("a record must be an object of JSON");
  return Buffer.from(`\n${text}\n`, "utf8");
}

/** An object as JSON; `null` where that is unknown. */
function encodeObject(entries: object, depth: number): string | null {
  if (depth === 0 || "toJSON" in entries) return withoutUnknown(JSON.stringify(entries));
  let text = "{";
  let separator = "";
  for (const key of Object.keys(entries)) {
    const value = encodeValue((entries as Record<string, unknown>)[key], depth);
    if (value === null) continue;
    text += separator + keyText(key) + value;
    separator = ",";
  }
  return `${text}}`;
}

/** A value as JSON; `null` where it is unknown. */
function encodeValue(value: unknown, depth: number): string | null {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case "string":
      return plainText.test(value) ? `"${value}"` : JSON.stringify(value);
    case "number":
      return Number.isFinite(value) ? String(value) : null;
    case "boolean":
      return value ? "true" : "false";
    case "object":
      return Array.isArray(value) ? encodeList(value) : encodeObject(value, depth - 1);
    default:
      return JSON.stringify(value) ?? null;
  }
}

function encodeList(items: readonly unknown[]): string | null {
  return items.length === 0 ? "[]" : withoutUnknown(JSON.stringify(items));
}

function keyText(key: string): string {
  const known = keyTexts.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}:`;
  if (keyTexts.size < keyTextsKept && key.length <= keyMost) keyTexts.set(key, text);
  return text;
}

/*
 * Inside a text of JSON quotes are escaped, and between two texts stands a colon or a comma: what matches is a key,
 * whatever the texts say. A key with one of these signs in it keeps its null.
 */
const unknownKey = /(?<!\\)"[^"\\:,]+":null,/g;
const lastUnknownKeys = /,?(?<!\\)"[^"\\:,]+":null(?=\})/g;

function withoutUnknown(json: string | undefined): string | null {
  if (json === undefined || json === "null") return null;
  return json.includes("null") ? json.replace(unknownKey, "").replace(lastUnknownKeys, "") : json;
}
