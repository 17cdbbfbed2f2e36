// SPDX-License-Identifier: Apache-2.0
import { CommandError, exitCodes } from "../program/command-error.js";
import { type Figure, type FigureUnit, figures } from "./figure.js";

/**
 * What a bound is held against: `relative` the change from A to B as a share of A, `difference` B minus A, `value` B
 * itself. Shares are 0 to 1, times milliseconds, money USD.
 */
export type BoundKind = "relative" | "difference" | "value";

/** When a comparison has failed. */
export interface Condition {
  /** As it was given. */
  readonly text: string;
  readonly figure: Figure;
  readonly operator: ">" | ">=" | "<" | "<=";
  readonly kind: BoundKind;
  readonly bound: number;
}

const pattern = /^\s*([a-z0-9_]+)\s*(>=|<=|>|<)\s*([+-]?)\s*(\$?)(\d+(?:\.\d+)?)\s*(%|pp|ms|s|usd)?\s*$/i;

/**
 * Reads a condition: `<figure><operator><bound>`. A bound with a sign is a change from A (`+10%` of A, `+200ms`,
 * `-1pp`, `+$0.01`), one without is held against B itself (`1500ms`, `2%`, `$0.05`, `100`).
 * @throws CommandError that says which part is wrong.
 */
export function parseCondition(text: string): Condition {
  const match = pattern.exec(text);
  if (!match) {
    throw wrong(text, "It is not <figure><operator><bound>.", 'Write it as "e2e_p95>+10%"; operators are > >= < <=.');
  }
  const [, name = "", operator = ">", sign = "", dollar = "", digits = "", suffix = ""] = match;
  const figure = figures.find((known) => known.name === name.toLowerCase());
  if (figure === undefined) {
    throw wrong(
      text,
      `There is no figure ${name}.`,
      `The figures are ${figures.map((known) => known.name).join(", ")}.`,
    );
  }
  const unit = dollar === "$" ? "usd" : suffix.toLowerCase();
  if (dollar === "$" && suffix !== "" && suffix.toLowerCase() !== "usd") {
    throw wrong(text, `The bound is both in $ and in ${suffix}.`, "Leave one of them out.");
  }
  const size = Number(digits) * (sign === "-" ? -1 : 1);
  const read = readBound(figure.unit, unit, sign !== "");
  if (read === null) {
    throw wrong(
      text,
      `A bound in ${unit === "" ? "no unit" : unit} does not fit ${figure.name}.`,
      `Give ${fittingBounds[figure.unit]}.`,
    );
  }
  return { text, figure, operator: operator as Condition["operator"], kind: read.kind, bound: size * read.factor };
}

const fittingBounds: Readonly<Record<FigureUnit, string>> = {
  ms: "+10% (of A), +200ms (above A) or 1500ms (B itself); s works too",
  usd: "+10% (of A), +$0.01 (above A) or $0.05 (B itself)",
  share: "+1pp (percentage points above A), +10% (of A's own value) or 2% (B itself)",
  count: "+10% (of A), +100 (above A) or 1000 (B itself)",
};

function readBound(unit: FigureUnit, suffix: string, isChange: boolean): { kind: BoundKind; factor: number } | null {
  if (suffix === "%" && isChange) return { kind: "relative", factor: 0.01 };
  const kind = isChange ? "difference" : "value";
  switch (unit) {
    case "ms":
      if (suffix === "ms") return { kind, factor: 1 };
      return suffix === "s" ? { kind, factor: 1000 } : null;
    case "usd":
      return suffix === "usd" ? { kind, factor: 1 } : null;
    case "share":
      if (suffix === "pp") return isChange ? { kind, factor: 0.01 } : null;
      return suffix === "%" ? { kind, factor: 0.01 } : null;
    case "count":
      return suffix === "" ? { kind, factor: 1 } : null;
  }
}

function wrong(text: string, why: string, fix: string): CommandError {
  return new CommandError(`--fail-on "${text}": ${why}`, fix, exitCodes.usage);
}

/** How a condition turned out. */
export interface ConditionResult {
  readonly condition: Condition;
  /** What the bound was held against, in the bound's unit; null if a side is unknown. */
  readonly found: number | null;
  /** True if the gate must close: the condition holds, or nothing is known of it. */
  readonly failed: boolean;
}

/** Holds a condition against two values of its figure. */
export function judge(condition: Condition, a: number | null, b: number | null): ConditionResult {
  const found = foundOf(condition.kind, a, b);
  return { condition, found, failed: found === null || holds(found, condition.operator, condition.bound) };
}

function foundOf(kind: BoundKind, a: number | null, b: number | null): number | null {
  if (b === null) return null;
  if (kind === "value") return b;
  if (a === null) return null;
  if (kind === "difference") return b - a;
  // From nothing to nothing is no change; from nothing to something has no percentage.
  if (a === 0) return b === 0 ? 0 : null;
  return (b - a) / a;
}

function holds(found: number, operator: Condition["operator"], bound: number): boolean {
  switch (operator) {
    case ">":
      return found > bound;
    case ">=":
      return found >= bound;
    case "<":
      return found < bound;
    case "<=":
      return found <= bound;
  }
}
