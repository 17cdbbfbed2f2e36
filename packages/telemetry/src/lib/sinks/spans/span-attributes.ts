// SPDX-License-Identifier: Apache-2.0
import type { Attributes } from "@opentelemetry/api";
import { attributes } from "@turnspan/records";

type SpanAttribute = {
  [K in keyof typeof attributes]: (typeof attributes)[K]["on"] extends "metric" ? never : K;
}[keyof typeof attributes];

/** Values by the code's name for the attribute; `null` means unknown. */
export type KnownValues = { readonly [K in SpanAttribute]?: string | number | boolean | readonly string[] | null };

/** Exported keys and values. What is unknown is left out; long text is cut where spans leave. */
export function spanAttributes(values: KnownValues): Attributes {
  const result: Attributes = {};
  for (const key of Object.keys(values) as SpanAttribute[]) {
    const value = values[key];
    if (value === null || value === undefined) continue;
    if (typeof value === "number" && !Number.isFinite(value)) continue;
    const { name } = attributes[key];
    result[name] = typeof value === "object" ? [...value] : value;
  }
  return result;
}

/** Milliseconds as seconds; `null` stays `null`. */
export function inSeconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}
