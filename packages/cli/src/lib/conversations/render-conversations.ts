// SPDX-License-Identifier: Apache-2.0
import type { ConversationRow } from "@turnspan/store";
import pc from "picocolors";
import { formatCount, formatMs, formatTime, formatUsd, unknown } from "../text/figures.js";
import { cut } from "../text/fit.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { type Column, fittingColumns, tableText } from "../text/table.js";
import { statusColor } from "./status-color.js";

type Colors = ReturnType<typeof pc.createColors>;
type Wanted = "time" | "cost" | "latency" | "errors" | "turns" | "length";

const narrowWidth = 72;
const narrowId = 14;
const widestId = 40;

/**
 * Draws a table with a line for each conversation. Where the width is short, the last columns are left out, but not the
 * one that is sorted by, and an id is shown by its beginning.
 */
export function renderConversations(
  rows: readonly ConversationRow[],
  options: RenderOptions = {},
  sort: Wanted = "time",
): string {
  const colors = pc.createColors(options.color ?? false);
  const width = widthOf(options);
  const columns = columnsOf(colors, width < narrowWidth ? narrowId : widestId);
  const [id, ...rest] = columns.filter((column) => !isSilent(column, rows));
  if (id === undefined) return "";
  const sorted = rest.filter(({ key }) => key === sort);
  const others = rest.filter(({ key }) => key !== sort);
  const fitting = new Set(fittingColumns<ConversationRow>([id, ...sorted, ...others], rows, width));
  return tableText(
    columns.filter((column) => fitting.has(column)),
    rows,
    colors.dim,
  );
}

/** A column that would say "unknown" on every line says nothing. */
function isSilent({ key, cell }: KeyedColumn, rows: readonly ConversationRow[]): boolean {
  return (key === "agent" || key === "tenant") && rows.every((row) => cell(row) === unknown);
}

interface KeyedColumn extends Column<ConversationRow> {
  readonly key: Wanted | "id" | "status" | "agent" | "tenant" | "p50";
}

/** From the most to the least wanted. */
function columnsOf(colors: Colors, idWidth: number): KeyedColumn[] {
  return [
    { key: "id", title: "conversation", align: "left", cell: (row) => cut(printable(row.conversation_id), idWidth) },
    { key: "time", title: "started UTC", align: "left", cell: (row) => formatTime(row.started_at).slice(5, 16) },
    {
      key: "status",
      title: "status",
      align: "left",
      cell: (row) => row.status,
      paint: (text, row) => statusColor(row.status, colors)(text),
    },
    { key: "turns", title: "turns", align: "right", cell: (row) => formatCount(row.turns) },
    { key: "cost", title: "cost", align: "right", cell: (row) => formatUsd(row.cost) },
    { key: "latency", title: "e2e p95", align: "right", cell: (row) => formatMs(row.e2e_p95_ms) },
    {
      key: "errors",
      title: "errors",
      align: "right",
      cell: (row) => formatCount(row.errors),
      paint: (text, row) => (row.errors > 0 ? colors.red(text) : text),
    },
    { key: "length", title: "length", align: "right", cell: (row) => formatMs(row.duration_ms) },
    { key: "p50", title: "e2e p50", align: "right", cell: (row) => formatMs(row.e2e_p50_ms) },
    { key: "agent", title: "agent", align: "left", cell: (row) => cut(printable(row.agent_name ?? unknown), 24) },
    { key: "tenant", title: "tenant", align: "left", cell: (row) => cut(printable(row.tenant ?? unknown), 24) },
  ];
}
