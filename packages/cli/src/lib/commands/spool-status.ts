// SPDX-License-Identifier: Apache-2.0
import { type SpoolAmount, spoolStatus } from "@turnspan/telemetry/spool";
import pc from "picocolors";
import type { CommandContext } from "../program/command-context.js";
import { formatBytes, formatCount, formatCounted, formatTime } from "../text/figures.js";
import { wrap } from "../text/facts.js";
import { widthOf } from "../text/render-options.js";
import { printable } from "../text/printable.js";
import { type Column, tableText } from "../text/table.js";
import { printJson } from "./print-json.js";

/** Prints what waits on disk for the collector. */
export async function spoolStatusCommand(context: CommandContext): Promise<void> {
  const status = await spoolStatus(context.dir);
  const { directory, bySignal, claimed, oldestAt, newestAt } = status;
  if (context.json) {
    const amount = ({ batches, items, sizeBytes }: SpoolAmount) => ({ batches, items, size_bytes: sizeBytes });
    printJson(context, {
      directory,
      ...amount(status),
      by_signal: Object.fromEntries(Object.entries(bySignal).map(([signal, one]) => [signal, amount(one)])),
      claimed,
      oldest_at: oldestAt,
      newest_at: newestAt,
    });
    return;
  }
  if (oldestAt === null || newestAt === null) {
    context.output.text(wrap(printable(`Nothing waits in ${context.dir}.`), widthOf(context)).join("\n"));
    return;
  }
  const colors = pc.createColors(context.color);
  const rows = Object.entries(bySignal).filter(([, { batches }]) => batches > 0);
  const columns: Column<[string, SpoolAmount]>[] = [
    { title: "signal", align: "left", cell: ([signal]) => signal },
    { title: "batches", align: "right", cell: ([, { batches }]) => formatCount(batches) },
    { title: "items", align: "right", cell: ([, { items }]) => formatCount(items) },
    { title: "size", align: "right", cell: ([, { sizeBytes }]) => formatBytes(sizeBytes) },
  ];
  context.output.text(
    [
      `${formatCounted(status.batches, "batch", "batches")} wait, ${formatTime(oldestAt)} to ${formatTime(newestAt)} UTC${claimed > 0 ? `; ${claimed} being sent now` : ""}.`,
      "",
      tableText(columns, rows, colors.dim),
      "",
      ...wrap(
        "The next process that writes here sends them once the collector answers; turnspan spool flush sends them now.",
        widthOf(context),
      ),
    ].join("\n"),
  );
}
