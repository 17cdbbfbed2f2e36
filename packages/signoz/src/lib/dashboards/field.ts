// SPDX-License-Identifier: Apache-2.0
import { attributes } from "@turnspan/records";
import type { FieldKey } from "./dashboard-json.js";

/** What an attribute of ours is called in the code. */
export type AttributeKey = keyof typeof attributes;

/** The exported name of an attribute, for filters and expressions. */
export function nameOf(key: AttributeKey): string {
  return attributes[key].name;
}

/** An attribute of spans or metric points, to group by or to show. */
export function attribute(key: AttributeKey, signal: "traces" | "metrics"): FieldKey {
  return { name: nameOf(key), fieldContext: "attribute", fieldDataType: "string", signal };
}
