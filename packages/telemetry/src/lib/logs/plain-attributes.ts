// SPDX-License-Identifier: Apache-2.0
import type { LogAttributes } from "./log-entry.js";

const maxAttributes = 64;
const maxTextLength = 8192;

/**
 * What an app gives with a log line, as texts, numbers and booleans: objects become JSON text, long text is cut, unknown
 * values and whatever cannot be read are left out. Never throws, whatever it is given.
 */
export function plainAttributes(given: unknown): LogAttributes {
  const attributes: Record<string, string | number | boolean> = {};
  if (typeof given !== "object" || given === null) return attributes;
  for (const key of Object.keys(given).slice(0, maxAttributes)) {
    const value = plainValue(read(given, key));
    if (value !== null) attributes[key] = value;
  }
  return attributes;
}

/** Anything as text, cut to 8192 characters. Never throws. */
export function plainText(value: unknown): string {
  return String(plainValue(value) ?? "").slice(0, maxTextLength);
}

function read(given: object, key: string): unknown {
  try {
    return Reflect.get(given, key);
  } catch {
    return null;
  }
}

function plainValue(value: unknown): string | number | boolean | null {
  switch (typeof value) {
    case "string":
      return value.slice(0, maxTextLength);
    case "number":
      return Number.isFinite(value) ? value : null;
    case "boolean":
      return value;
    case "bigint":
      return value.toString();
    case "object":
      return value === null ? null : jsonOf(value);
    case "undefined":
    case "function":
    case "symbol":
      return null;
  }
}

function jsonOf(value: object): string | null {
  try {
    const text = value instanceof Error ? `${value.name}: ${value.message}` : JSON.stringify(value);
    return typeof text === "string" ? text.slice(0, maxTextLength) : null;
  } catch {
    return null;
  }
}
