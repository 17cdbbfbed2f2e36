// SPDX-License-Identifier: Apache-2.0
import { SignozError } from "../api/signoz-error.js";

/**
 * Puts numbers where a rule's file names them as `{ "$value": name }`.
 * @throws SignozError if a rule names a value that the file does not have.
 */
export function fillValues(rule: unknown, values: Readonly<Record<string, number>>): unknown {
  if (Array.isArray(rule)) return rule.map((one) => fillValues(one, values));
  if (typeof rule !== "object" || rule === null) return rule;
  if ("$value" in rule) {
    const name = String(rule.$value);
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) return value;
    throw new SignozError({
      code: "VALUE_MISSING",
      why: `A rule names the value ${name}, which alerts/values.json does not have.`,
      fix: `Add ${name} to alerts/values.json, or write a number into the rule.`,
    });
  }
  return Object.fromEntries(Object.entries(rule).map(([key, value]) => [key, fillValues(value, values)]));
}
