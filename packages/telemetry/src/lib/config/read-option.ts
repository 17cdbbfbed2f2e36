// SPDX-License-Identifier: Apache-2.0
import type { ProblemReport } from "../guard/problem.js";
import { ConfigError } from "./config-error.js";
import { describeValue } from "./describe-value.js";
import type { OptionRow } from "./option-table.js";
import type { ProcessFacts } from "./process-facts.js";
import type { ValueSource } from "./telemetry-config.js";

interface FoundOption {
  readonly value: unknown;
  readonly source: ValueSource;
  readonly warnings: readonly ProblemReport[];
}

interface Candidate {
  readonly value: unknown;
  readonly source: ValueSource;
}

/** Finds one option's value: code, then the environment in the table's order, then the fallback. */
export function readOption(
  key: string,
  row: OptionRow<unknown>,
  fromCode: unknown,
  environment: Readonly<Record<string, string | undefined>>,
  facts: ProcessFacts,
): FoundOption {
  const candidates: Candidate[] = [];
  const warnings: ProblemReport[] = [];
  if (fromCode !== undefined) candidates.push({ value: checkCode(key, row, fromCode), source: "code" });
  for (const variable of row.environment) {
    if (candidates.length > 0 && row.combine === "first") break;
    const raw = environment[variable.name]?.trim();
    if (raw === undefined || raw === "") continue;
    const reading = variable.read(raw);
    switch (reading.kind) {
      case "value":
        candidates.push({ value: reading.value, source: variable.name });
        break;
      case "absent":
        break;
      case "wrong":
        warnings.push(wrongVariable(variable.name, variable.expected, row.secret ? null : raw));
        break;
    }
  }
  const [first] = candidates;
  if (first === undefined) return { value: row.fallback(facts), source: "default", warnings };
  if (row.combine === "first") return { ...first, warnings };
  const merged: Record<string, unknown> = {};
  for (const { value } of candidates.toReversed()) Object.assign(merged, value);
  return { value: Object.freeze(merged), source: candidates.map(({ source }) => source).join(", "), warnings };
}

function checkCode(key: string, row: OptionRow<unknown>, given: unknown): unknown {
  const value = row.kind.fromCode(given);
  if (value !== undefined) return value;
  throw new ConfigError({
    code: "invalid_option",
    key,
    expected: row.kind.expected,
    actual: row.secret ? `a value that is not (${typeof given}, not shown)` : describeValue(given),
    fix: `Set ${key} to ${row.kind.expected}, or leave it out for the environment or the default.`,
  });
}

function wrongVariable(name: string, expected: string, raw: string | null): ProblemReport {
  const got = raw === null ? "something else (not shown)" : describeValue(raw);
  return {
    code: `config_${name}`,
    message: `${name}: expected ${expected}, got ${got}; it is ignored.`,
    fix: `Set ${name} to ${expected}, or unset it.`,
  };
}
