// SPDX-License-Identifier: Apache-2.0
import pc from "picocolors";
import { wrap } from "../text/facts.js";
import { formatCounted } from "../text/figures.js";
import { cut } from "../text/fit.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { type Column, tableText } from "../text/table.js";
import type { Check, CheckStatus } from "./check.js";
import type { Examination } from "./examine.js";

const marks: Readonly<Record<CheckStatus, string>> = { ok: "✓", note: "•", problem: "!", fatal: "✗" };
const nameWidth = 19;
const narrowWidth = 60;

/** Draws what was found, a line each, its fix below it, and where each value of the configuration comes from. */
export function renderExamination({ checks, config }: Examination, options: RenderOptions = {}): string {
  const colors = pc.createColors(options.color ?? false);
  const width = widthOf(options);
  const paint = { ok: colors.green, note: colors.cyan, problem: colors.yellow, fatal: colors.red } as const;
  const line = ({ name, status, found, fix }: Check): string => {
    const isNarrow = width < narrowWidth;
    const indent = isNarrow ? 2 : 2 + nameWidth;
    const said = wrap(printable(found), width - indent);
    const todo = fix === null ? [] : wrap(printable(`→ ${fix}`), width - indent);
    const head = `${paint[status](marks[status])} `;
    const label = colors.dim(name.replaceAll("_", " "));
    const space = " ".repeat(indent);
    const rest = [
      ...said.slice(isNarrow ? 0 : 1).map((text) => space + text),
      ...todo.map((text) => space + paint[status](text)),
    ];
    const first = isNarrow
      ? `${head}${label}`
      : `${head}${colors.dim(name.replaceAll("_", " ").padEnd(nameWidth))}${said[0] ?? ""}`;
    return [first, ...rest].join("\n");
  };
  const valueWidth = Math.max(12, width - (width < narrowWidth ? 22 : 46));
  const columns: Column<Examination["config"][number]>[] = [
    { title: "option", align: "left", cell: ({ key }) => key },
    { title: "value", align: "left", cell: ({ text }) => cut(printable(text), valueWidth) },
    {
      title: "from",
      align: "left",
      cell: ({ source, file }) => (file === null ? source : `${source} (${file})`),
      paint: (text, { source }) => (source === "default" ? colors.dim(text) : text),
    },
  ];
  const set = config.filter(({ source }) => source !== "default");
  const count = (status: CheckStatus): number => checks.filter((check) => check.status === status).length;
  const verdict = [
    ...(count("fatal") > 0 ? [colors.red(`${formatCounted(count("fatal"), "fatal problem")}`)] : []),
    ...(count("problem") > 0 ? [colors.yellow(formatCounted(count("problem"), "problem"))] : []),
  ];
  const shown = width >= narrowWidth ? config : set;
  return [
    checks.map(line).join("\n"),
    ...(shown.length > 0
      ? [
          `${colors.bold("Configuration")}\n${tableText(width >= narrowWidth ? columns : columns.slice(0, 2), shown, colors.dim)}`,
        ]
      : []),
    verdict.length === 0 ? colors.green("Nothing stands in the way.") : `${verdict.join(", ")}.`,
  ].join("\n\n");
}
