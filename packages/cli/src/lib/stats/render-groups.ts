// SPDX-License-Identifier: Apache-2.0
import type { Group } from "@turnspan/store";
import pc from "picocolors";
import { formatCount, formatMs, formatShare, formatUsd, unknown } from "../text/figures.js";
import { cut } from "../text/fit.js";
import { printable } from "../text/printable.js";
import { type RenderOptions, widthOf } from "../text/render-options.js";
import { shareBar } from "../text/share-bar.js";
import { type Column, fittingColumns, tableText } from "../text/table.js";

const widestName = 32;
const barWidth = 12;

/** Draws a line for each group of calls. Where the width is short, the last columns are left out. */
export function renderGroups(title: string, groups: readonly Group[], options: RenderOptions): string {
  const colors = pc.createColors(options.color ?? false);
  const columns: Column<Group>[] = [
    { title, align: "left", cell: (group) => cut(printable(nameOf(group)), widestName) },
    { title: "cost", align: "right", cell: (group) => formatUsd(group.cost), paint: colors.bold },
    { title: "calls", align: "right", cell: (group) => formatCount(group.calls) },
    { title: "of cost", align: "right", cell: (group) => formatShare(group.cost_share) },
    {
      title: "success",
      align: "right",
      cell: (group) => formatShare(group.success_rate),
      paint: (text, group) => (group.failed_calls > 0 ? colors.red(text) : text),
    },
    { title: "latency p50", align: "right", cell: (group) => formatMs(group.latency.p50_ms) },
    { title: "p95", align: "right", cell: (group) => formatMs(group.latency.p95_ms) },
    { title: "unpriced", align: "right", cell: (group) => formatCount(group.unpriced_calls) },
    {
      title: "",
      align: "left",
      cell: (group) => shareBar(group.cost_share, barWidth),
      paint: colors.cyan,
    },
  ];
  const said = columns.filter(
    ({ title: head, cell }) => head !== "unpriced" || groups.some((group) => cell(group) !== "0"),
  );
  return tableText(fittingColumns(said, groups, widthOf(options)), groups, colors.dim);
}

function nameOf({ value, provider }: Group): string {
  if (provider === null) return value ?? unknown;
  return `${provider}/${value ?? unknown}`;
}
