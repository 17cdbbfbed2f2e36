// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";
import pc from "picocolors";
import { formatCount, formatMs, formatTime, formatUsd, unknown } from "../text/figures.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { type Column, table, tableWidth } from "../text/table.js";
import { statusColor } from "./status-color.js";

type Colors = ReturnType<typeof pc.createColors>;

/** Draws a table with a line for each conversation. Where the width is short, the last columns are left out. */
export function renderConversations(runs: readonly WorkflowRunRecord[], options: RenderOptions = {}): string {
  const colors = pc.createColors(options.color ?? false);
  const [first, ...rest] = columnsOf(colors);
  const shown = first === undefined ? [] : [first];
  for (const column of rest) {
    if (tableWidth([...shown, column], runs) > widthOf(options)) break;
    shown.push(column);
  }
  const { head, lines } = table(shown, runs, colors.dim);
  return [head, ...lines].join("\n");
}

/** From the most to the least wanted. */
function columnsOf(colors: Colors): Column<WorkflowRunRecord>[] {
  return [
    { title: "conversation", align: "left", cell: (run) => printable(run.conversation_id ?? unknown) },
    { title: "started UTC", align: "left", cell: (run) => formatTime(run.started_at).slice(5, 16) },
    {
      title: "status",
      align: "left",
      cell: (run) => run.status,
      paint: (text, run) => statusColor(run.status, colors)(text),
    },
    { title: "turns", align: "right", cell: (run) => (run.status === "running" ? unknown : formatCount(run.turns)) },
    { title: "length", align: "right", cell: (run) => formatMs(run.total_duration_ms) },
    { title: "e2e p50", align: "right", cell: (run) => formatMs(run.turn_latency.p50_ms) },
    { title: "p95", align: "right", cell: (run) => formatMs(run.turn_latency.p95_ms) },
    {
      title: "errors",
      align: "right",
      cell: (run) => formatCount(run.status === "running" ? null : run.errors),
      paint: (text, run) => (run.errors > 0 ? colors.red(text) : text),
    },
    { title: "cost", align: "right", cell: (run) => formatUsd(run.total_cost) },
    { title: "agent", align: "left", cell: (run) => printable(run.agent_name ?? unknown) },
  ];
}
