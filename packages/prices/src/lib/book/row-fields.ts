// SPDX-License-Identifier: Apache-2.0
import { type PriceRow, priceUnits, pricedKinds, vias } from "./price-row.js";

/** What a key of a row must be: in words, as JSON Schema, and as a check. */
export interface FieldRule {
  readonly expected: string;
  readonly schema: Readonly<Record<string, unknown>>;
  accepts(value: unknown): boolean;
}

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const dayOrMonth = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;
const providerName = /^[a-z0-9][a-z0-9._:-]*$/;
const modelName = /^\S+$/;
const address = /^https:\/\/\S+$/;

export const isDay = (value: unknown): value is string =>
  typeof value === "string" && day.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);

const matching = (expected: string, pattern: RegExp): FieldRule => ({
  expected,
  schema: { type: "string", pattern: pattern.source },
  accepts: (value) => typeof value === "string" && pattern.test(value),
});

const oneOf = (words: readonly string[]): FieldRule => ({
  expected: words.join(", "),
  schema: { enum: words },
  accepts: (value) => words.includes(value as string),
});

const orNull = (rule: FieldRule): FieldRule => ({
  expected: `${rule.expected}, or null`,
  schema: { anyOf: [rule.schema, { type: "null" }] },
  accepts: (value) => value === null || rule.accepts(value),
});

const dayRule: FieldRule = { ...matching("a day, YYYY-MM-DD", day), accepts: isDay };

/** The schema of a row: every key is required. */
export const rowFields: Readonly<Record<keyof PriceRow, FieldRule>> = {
  id: matching("a text without spaces", modelName),
  provider: matching("a provider in lower case", providerName),
  models: {
    expected: "names of models, * for any text",
    schema: { type: "array", minItems: 1, items: { type: "string", pattern: modelName.source } },
    accepts: (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((name) => typeof name === "string" && modelName.test(name)),
  },
  kind: oneOf(pricedKinds),
  via: oneOf(vias),
  plan: orNull(matching("the name of a plan in lower case", providerName)),
  unit: oneOf(priceUnits),
  usd: {
    expected: "a number, 0 or more",
    schema: { type: "number", minimum: 0 },
    accepts: (value) => typeof value === "number" && Number.isFinite(value) && value >= 0,
  },
  valid_from: dayRule,
  valid_to: orNull(dayRule),
  source_url: matching("an https address", address),
  read_on: matching("a day, YYYY-MM-DD, or a month, YYYY-MM", dayOrMonth),
  note: orNull(matching("a text", /\S/)),
};
