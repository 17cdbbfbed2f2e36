// SPDX-License-Identifier: Apache-2.0
import type { KeepRules } from "../../sampling/keep-rules.js";
import type { OptionKind } from "./option-kind.js";

/** Which conversations are kept whatever the sampler says. */
export const keepRules: OptionKind<KeepRules> = {
  expected:
    '{ errors?: boolean, unpriced?: boolean, slowerThanMs?: milliseconds } (in the environment: "errors,unpriced,slower_than=3000")',
  fromCode: (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const { errors = false, unpriced = false, slowerThanMs = null, ...others } = value as Record<string, unknown>;
    if (Object.keys(others).length > 0 || typeof errors !== "boolean" || typeof unpriced !== "boolean")
      return undefined;
    if (slowerThanMs !== null && !isDuration(slowerThanMs)) return undefined;
    return Object.freeze({ errors, unpriced, slowerThanMs });
  },
  fromEnvironment: (raw) => {
    const given: Record<string, unknown> = {};
    for (const word of raw.toLowerCase().split(",")) {
      const [name, value] = word.split("=").map((part) => part.trim());
      if (name === "slower_than" && value !== undefined && value !== "") given["slowerThanMs"] = Number(value);
      else if ((name === "errors" || name === "unpriced") && value === undefined) given[name] = true;
      else return undefined;
    }
    return keepRules.fromCode(given);
  },
};

function isDuration(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
