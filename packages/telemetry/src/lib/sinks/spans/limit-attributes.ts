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
  const entries = Object.entries(attributes);
  let isChanged = entries.length > limits.count;
  const limited: Attributes = {};
  for (const [key, value] of entries.slice(0, limits.count)) {
    const kept = value === undefined ? value : limitValue(value, limits);
    isChanged ||= kept !== value;
    limited[key] = kept;
  }
  return isChanged ? limited : attributes;
}

function limitValue(value: AttributeValue, { textBytes, count }: AttributeLimits): AttributeValue {
  if (typeof value === "string") return cutText(value, textBytes);
  if (!Array.isArray(value)) return value;
  const items = value.slice(0, count).map((item) => (typeof item === "string" ? cutText(item, textBytes) : item));
  const isSame = items.length === value.length && items.every((item, index) => item === value[index]);
  return isSame ? value : (items as AttributeValue);
}
