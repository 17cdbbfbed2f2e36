// SPDX-License-Identifier: Apache-2.0
import type { Attributes, AttributeValue } from "@opentelemetry/api";
import { cutText } from "../../redaction/cut-text.js";

/** What the attributes of one span, event or link may hold. */
export interface AttributeLimits {
  /** Most UTF-8 bytes of one text. */
  readonly textBytes: number;
  readonly count: number;
}

/** Attributes within the limits, texts well-formed; the same object if nothing had to change. */
export function limitAttributes(attributes: Attributes, limits: AttributeLimits): Attributes {
  const keys = Object.keys(attributes);
  const isWithin = (key: string) => attributes[key] === limit(attributes[key], limits);
  if (keys.length <= limits.count && keys.every(isWithin)) return attributes;
  return Object.fromEntries(keys.slice(0, limits.count).map((key) => [key, limit(attributes[key], limits)]));
}

function limit(value: AttributeValue | undefined, limits: AttributeLimits): AttributeValue | undefined {
  return value === undefined ? undefined : limitValue(value, limits);
}

function limitValue(value: AttributeValue, { textBytes, count }: AttributeLimits): AttributeValue {
  if (typeof value === "string") return cutText(value, textBytes);
  if (!Array.isArray(value)) return value;
  const items = value.slice(0, count).map((item) => (typeof item === "string" ? cutText(item, textBytes) : item));
  const isSame = items.length === value.length && items.every((item, index) => item === value[index]);
  return isSame ? value : (items as AttributeValue);
}
