// SPDX-License-Identifier: Apache-2.0
import pc from "picocolors";
import { formatCount, formatMs, formatShare, formatUsd, unknown } from "../text/figures.js";
import { wrap } from "../text/facts.js";
import { cut } from "../text/fit.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { textWidth } from "../text/text-width.js";
import { type Column, fittingColumns, tableText } from "../text/table.js";
import type { Change, Comparison } from "./compare-sides.js";
import type { ConditionResult } from "./condition.js";
import type { FigureUnit } from "./figure.js";

const widestSide = 26;
/** A p95 of fewer rests on the slowest two or three. */
const fewTurns = 50;

/** Draws both sides figure by figure, what got better or worse, and how each condition turned out. */
export function renderComparison(
  comparison: Comparison,
  names: { readonly a: string; readonly b: string },
  options: RenderOptions = {},
): string {
  const colors = pc.createColors(options.color ?? false);
  const width = widthOf(options);
  const verdicts = {
    better: colors.green,
    worse: colors.red,
    same: colors.dim,
    unknown: colors.dim,
  } as const;
  const shown = comparison.changes.filter(({ a, b }) => a !== null || b !== null);
  const sideWidth = Math.min(widestSide, Math.max(10, Math.floor((width - 40) / 2)));
  const isCut = [names.a, names.b].some((name) => textWidth(name) + 2 > sideWidth);
  const titles = isCut ? { a: "A", b: "B" } : { a: `A ${printable(names.a)}`, b: `B ${printable(names.b)}` };
  const columns: Column<Change>[] = [
    { title: "figure", align: "left", cell: ({ figure }) => figure.title },
    {
      title: titles.a,
      align: "right",
      cell: ({ figure, a }) => formatAs(figure.unit, a),
    },
    {
      title: titles.b,
      align: "right",
      cell: ({ figure, b }) => formatAs(figure.unit, b),
    },
    {
      title: "change",
      align: "right",
      cell: changeText,
      paint: (text, { verdict }) => verdicts[verdict](text),
    },
    {
      title: "",
      align: "left",
      cell: ({ verdict }) => (verdict === "unknown" ? "" : verdict),
      paint: (text, { verdict }) => verdicts[verdict](text),
    },
  ];
  return [
    ...(isCut
      ? [[`A  ${printable(names.a)}`, `B  ${printable(names.b)}`].map((line) => cut(line, width)).join("\n")]
      : []),
    tableText(fittingColumns(columns, shown, width), shown, colors.dim),
    wrapped(verdictText(comparison), width),
    ...(hasFewTurns(comparison)
      ? [colors.yellow(wrapped(`A side has fewer than ${fewTurns} turns: differences may be chance.`, width))]
      : []),
    ...(comparison.conditions.length === 0
      ? []
      : [
          comparison.conditions
            .map((result) => (result.failed ? colors.red : colors.green)(conditionText(result)))
            .join("\n"),
        ]),
  ].join("\n\n");
}

function hasFewTurns({ changes }: Comparison): boolean {
  const turns = changes.find(({ figure }) => figure.name === "turns");
  return Math.min(turns?.a ?? 0, turns?.b ?? 0) < fewTurns;
}

function wrapped(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => wrap(line, width))
    .join("\n");
}

function formatAs(unit: FigureUnit, value: number | null): string {
  switch (unit) {
    case "ms":
      return formatMs(value);
    case "usd":
      return formatUsd(value);
    case "share":
      return formatShare(value);
    case "count":
      return formatCount(value);
  }
}

function changeText({ figure, a, b, change }: Change): string {
  if (a === null || b === null) return unknown;
  if (figure.unit === "share") return `${signed((b - a) * 100)} pp`;
  return change === null ? (a === b ? "0.0 %" : unknown) : `${signed(change * 100)} %`;
}

function signed(value: number): string {
  const text = value.toFixed(1);
  return Number(text) > 0 ? `+${text}` : text.replace(/^-(0\.0)$/, "$1");
}

function verdictText({ changes }: Comparison): string {
  const named = (verdict: Change["verdict"]): string[] =>
    changes.filter((change) => change.verdict === verdict).map(({ figure }) => figure.title);
  const worse = named("worse");
  const better = named("better");
  if (worse.length + better.length === 0) return "Nothing differs by 2 % or more (1 percentage point for shares).";
  return [
    ...(worse.length > 0 ? [`B is worse in ${worse.join(", ")}.`] : []),
    ...(better.length > 0 ? [`B is better in ${better.join(", ")}.`] : []),
  ].join("\n");
}

function conditionText({ condition, found, failed }: ConditionResult): string {
  const { figure, kind } = condition;
  if (found === null) return `FAILED  ${condition.text}: unknown, a side has no value of ${figure.name}`;
  const value =
    kind === "relative"
      ? `${signed(found * 100)} %`
      : kind === "difference" && figure.unit === "share"
        ? `${signed(found * 100)} pp`
        : `${kind === "difference" && found > 0 ? "+" : ""}${formatAs(figure.unit, found)}`;
  return `${failed ? "FAILED" : "passed"}  ${condition.text}: ${value}`;
}
