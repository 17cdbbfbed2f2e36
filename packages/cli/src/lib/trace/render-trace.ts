// SPDX-License-Identifier: Apache-2.0
import type { Conversation } from "@turnspan/store";
import pc from "picocolors";
import { wrap } from "../text/facts.js";
import { formatMs, unknown } from "../text/figures.js";
import { cut, fit } from "../text/fit.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { gap } from "../text/table.js";
import { textWidth } from "../text/text-width.js";
import { bar } from "./bar.js";
import { spanColor } from "./span-color.js";
import { layOutTrace, nameRoom, noteParts } from "./trace-layout.js";
import type { TraceNode } from "./trace-node.js";
import { type TraceNote, traceNote } from "./trace-note.js";
import { traceOf } from "./trace-of.js";
import { traceRows } from "./trace-rows.js";

const figureWidth = 8;
const widestName = 44;
/** Narrower, the starts go first: the bars tell them. */
const startFromWidth = 60;
const heads = ["span", "start", "duration", "to scale: turns, and within each turn"] as const;

/**
 * Draws the span tree of a conversation: name, start as an offset from the conversation's, duration, and where the
 * width allows a bar to scale and what the span used. Several lines, no newline at the end.
 */
export function renderTrace(
  conversation: Pick<Conversation, "run" | "turns" | "calls">,
  options: RenderOptions = {},
): string {
  const colors = pc.createColors(options.color ?? false);
  const root = traceOf(conversation);
  const rows = traceRows(root).map((row) => ({ ...row, name: nameOf(row.node), note: traceNote(row.node) }));
  const width = widthOf(options);
  const hasStart = width >= startFromWidth;
  const figures = (hasStart ? 2 : 1) * (gap.length + figureWidth);
  const longestName = Math.max(...rows.map((row) => row.branch.length + textWidth(row.name)));
  const nameWidth = Math.min(widestName, longestName, nameRoom(width, figures));
  const layout = layOutTrace(
    width - nameWidth - figures,
    rows.map(({ note }) => note),
  );

  const lines = rows.map(({ node, branch, name, note, scale }) => {
    const label = fit(name, nameWidth - branch.length);
    const duration = node.endMs === null ? unknown : formatMs(node.endMs - node.startMs);
    const cells = [
      colors.dim(branch) + (node.kind === "turn" ? colors.bold(label) : label),
      ...(hasStart ? [colors.dim(fit(formatMs(node.startMs - root.startMs), figureWidth, "right"))] : []),
      fit(duration, figureWidth, "right"),
    ];
    const noted = drawNote(note, layout.detailed, layout.isBelow ? width - branch.length : layout.noteWidth, colors);
    const beside = layout.isBelow ? "" : noted;
    const drawn = bar(node.startMs, node.endMs, scale, layout.barWidth);
    cells.push(spanColor(node, colors)(beside === "" ? drawn.trimEnd() : drawn));
    if (beside !== "") cells.push(beside);
    const line = cells.join(gap);
    if (!layout.isBelow || noted === "") return line;
    const hasChildren = node.children.length > 0;
    const below = branch.replace("├─", "│ ").replace("└─", "  ") + (hasChildren ? "│ " : "");
    return `${line}\n${colors.dim(below)}${noted}`;
  });
  const head = [
    fit(heads[0], nameWidth),
    ...(hasStart ? [fit(heads[1], figureWidth, "right")] : []),
    fit(heads[2], figureWidth, "right"),
  ];
  const isExplained = layout.barWidth >= heads[3].length;
  if (isExplained) head.push(heads[3]);
  const legend = isExplained ? [] : ["", ...wrap(`bars ${heads[3]}`, width).map(colors.dim)];
  return [colors.dim(head.join(gap)), ...lines, ...legend].join("\n");
}

function nameOf(node: TraceNode): string {
  return printable(node.kind === "turn" ? `${node.name} ${node.record.turn_index}` : node.name);
}

function drawNote(
  note: TraceNote,
  detailed: boolean,
  width: number,
  colors: ReturnType<typeof pc.createColors>,
): string {
  const text = cut(printable(noteParts(note, detailed).join(", ")), width);
  if (text === "") return "";
  const harm = text.slice(0, note.harm.length);
  const alertEnd = noteParts({ ...note, details: [] }, false).join(", ").length;
  const alert = text.slice(harm.length, alertEnd);
  const details = text.slice(alertEnd);
  return [harm && colors.red(harm), alert && colors.yellow(alert), details && colors.dim(details)].join("");
}
