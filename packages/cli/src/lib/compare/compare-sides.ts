// SPDX-License-Identifier: Apache-2.0
import { type Condition, type ConditionResult, judge } from "./condition.js";
import { type Figure, type SideFigures, figures } from "./figure.js";

/** What became of a figure from A to B. */
export interface Change {
  readonly figure: Figure;
  readonly a: number | null;
  readonly b: number | null;
  /** `(b - a) / a`; null if a side is unknown or A is 0. */
  readonly change: number | null;
  readonly verdict: "better" | "worse" | "same" | "unknown";
}

/** A comparison with its verdict. */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly conditions: readonly ConditionResult[];
  /** True if no condition failed. */
  readonly passed: boolean;
}

/** Changes of less than this share are called the same; percentiles of few turns move more than that by chance. */
const noticeable = 0.02;

/** Compares two sides figure by figure, and holds the conditions against them. */
export function compareSides(a: SideFigures, b: SideFigures, conditions: readonly Condition[]): Comparison {
  const changes = figures.map((figure) => changeOf(figure, figure.of(a), figure.of(b)));
  const results = conditions.map((condition) => judge(condition, condition.figure.of(a), condition.figure.of(b)));
  return { changes, conditions: results, passed: results.every(({ failed }) => !failed) };
}

function changeOf(figure: Figure, a: number | null, b: number | null): Change {
  const change = a === null || b === null || a === 0 ? null : (b - a) / a;
  return { figure, a, b, change, verdict: verdictOf(figure, a, b) };
}

function verdictOf({ better, unit }: Figure, a: number | null, b: number | null): Change["verdict"] {
  if (a === null || b === null || better === null) return "unknown";
  // Of a share near 0 or 1 the relative change says little; there it is percentage points that count.
  const size = unit === "share" ? Math.abs(b - a) * 2 : a === 0 ? Math.abs(b) : Math.abs(b - a) / a;
  if (size < noticeable) return "same";
  return b < a === (better === "lower") ? "better" : "worse";
}
