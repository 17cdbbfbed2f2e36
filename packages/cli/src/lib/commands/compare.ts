// SPDX-License-Identifier: Apache-2.0
import { compareSides } from "../compare/compare-sides.js";
import { type Condition, parseCondition } from "../compare/condition.js";
import type { SideFigures } from "../compare/figure.js";
import { renderComparison } from "../compare/render-comparison.js";
import { type Side, parseSide, querySide } from "../compare/side.js";
import type { CommandContext } from "../program/command-context.js";
import { CommandError, exitCodes } from "../program/command-error.js";
import { printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

/**
 * Prints two sides beside each other.
 * @throws CommandError if a side is empty or not understood, or a condition holds.
 */
export async function compare(
  aText: string,
  bText: string,
  conditionTexts: readonly string[],
  context: CommandContext,
): Promise<void> {
  const conditions: Condition[] = conditionTexts.map(parseCondition);
  const sides = { a: parseSide(aText, context.now), b: parseSide(bText, context.now) };
  const { since, until } = context.filter;
  if ((sides.a.kind === "range" || sides.b.kind === "range") && (since ?? until) !== undefined) {
    throw new CommandError(
      "A side is a range of time, and --since or --until is another.",
      "Leave --since and --until out.",
      exitCodes.usage,
    );
  }
  const a = await figuresOf(sides.a, context);
  const b = await figuresOf(sides.b, context);
  const comparison = compareSides(a, b, conditions);
  if (context.json) {
    printJson(context, {
      a: sideJson(sides.a),
      b: sideJson(sides.b),
      figures: comparison.changes.map(({ figure, a: before, b: after, change, verdict }) => ({
        name: figure.name,
        unit: figure.unit,
        a: before,
        b: after,
        change,
        verdict,
      })),
      conditions: comparison.conditions.map(({ condition, found, failed }) => ({
        condition: condition.text,
        found,
        failed,
      })),
      passed: comparison.passed,
    });
  } else context.output.text(renderComparison(comparison, { a: nameOf(sides.a), b: nameOf(sides.b) }, context));
  const failed = comparison.conditions.filter((result) => result.failed).length;
  if (failed > 0) {
    throw new CommandError(
      `${failed} of ${comparison.conditions.length} conditions failed.`,
      "The figures are above; turnspan latency and turnspan stats with the same range tell where they come from.",
    );
  }
}

async function figuresOf(side: Side, context: CommandContext): Promise<SideFigures> {
  const { dir, filter } = querySide(side, context.dir, {});
  const found = await withStore(
    context,
    async (store, asked) => ({
      totals: await store.totals({ ...asked, ...filter }),
      quality: await store.quality({ ...asked, ...filter }),
    }),
    dir,
  );
  if (found.totals.calls === 0 && found.totals.turns === 0) {
    throw new CommandError(
      `There is nothing in ${side.text} to compare${dir === context.dir ? ` in ${dir}` : ""}.`,
      "turnspan conversations lists what is there, and when it was.",
    );
  }
  return found;
}

function nameOf(side: Side): string {
  return side.kind === "version" ? side.version : side.text;
}

function sideJson(side: Side): object {
  switch (side.kind) {
    case "range":
      return { kind: "range", since: side.since.toISOString(), until: side.until.toISOString() };
    case "version":
      return { kind: "version", version: side.version };
    case "directory":
      return { kind: "directory", dir: side.dir };
  }
}
