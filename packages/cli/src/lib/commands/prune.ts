// SPDX-License-Identifier: Apache-2.0
import type { PruneResult } from "@turnspan/store";
import pc from "picocolors";
import type { CommandContext } from "../program/command-context.js";
import type { UpkeepOptions } from "../program/declare-files.js";
import { confirmed } from "../terminal/confirm.js";
import { formatBytes, formatCount, formatCounted } from "../text/figures.js";
import { wrap } from "../text/facts.js";
import { widthOf } from "../text/render-options.js";
import { type Column, tableText } from "../text/table.js";
import { printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

type PrunedDay = PruneResult["days"][number];

/** Removes the files of old days, once that was agreed to. */
export async function prune(olderThan: Date, options: UpkeepOptions, context: CommandContext): Promise<void> {
  const plan = await withStore(context, (store) => store.prune({ olderThan, dryRun: true }));
  if (options.dryRun === true || plan.days.length === 0) {
    print(plan, context);
    return;
  }
  const question = `Remove ${formatCounted(plan.days.length, "day")} (${formatBytes(plan.bytes)}) for good?`;
  if (!(await confirmed(question, options.yes ?? false, context))) {
    context.output.notice("Nothing was removed.");
    return;
  }
  print(await withStore(context, (store) => store.prune({ olderThan })), context);
}

function print(result: PruneResult, context: CommandContext): void {
  const { days, bytes, dryRun } = result;
  if (context.json) {
    printJson(context, { dry_run: dryRun, days, bytes });
    return;
  }
  if (days.length === 0) {
    context.output.text("No day is that old; nothing to remove.");
    return;
  }
  const colors = pc.createColors(context.color);
  const columns: Column<PrunedDay>[] = [
    { title: "day", align: "left", cell: ({ day }) => day },
    { title: "files", align: "right", cell: ({ files }) => formatCount(files) },
    { title: "size", align: "right", cell: ({ bytes: size }) => formatBytes(size) },
  ];
  const what = `${formatCounted(days.length, "day")}, ${formatBytes(bytes)}`;
  context.output.text(
    [
      tableText(columns, days, colors.dim),
      "",
      ...wrap(dryRun ? `${what} would go; nothing was removed.` : `${what} removed.`, widthOf(context)),
    ].join("\n"),
  );
}
