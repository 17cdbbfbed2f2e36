// SPDX-License-Identifier: Apache-2.0
import { dirname } from "node:path";
import type { CompactResult, CompactedFile } from "@turnspan/store";
import pc from "picocolors";
import type { CommandContext } from "../program/command-context.js";
import { Interrupted } from "../program/command-error.js";
import type { UpkeepOptions } from "../program/declare-files.js";
import { confirmed } from "../terminal/confirm.js";
import { formatBytes, formatCount, formatCounted } from "../text/figures.js";
import { wrap } from "../text/facts.js";
import { printable } from "../text/printable.js";
import { widthOf } from "../text/render-options.js";
import { type Column, fittingColumns, tableText } from "../text/table.js";
import { printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

/** Turns the files of days that are over into Parquet, once that was agreed to. */
export async function compact(options: UpkeepOptions, context: CommandContext): Promise<void> {
  const plan = await withStore(context, (store) => store.compact({ dryRun: true, now: context.now }));
  const nothing = plan.files.length === 0;
  if (options.dryRun === true || nothing) {
    print(plan, true, context);
    return;
  }
  const question = `Turn ${formatCounted(plan.files.length, "file")} (${formatBytes(sizeOf(plan.files))}) into Parquet and remove the JSONL?`;
  if (!(await confirmed(question, options.yes ?? false, context))) {
    context.output.notice("Nothing was done.");
    return;
  }
  context.interruption.takeOver();
  const done = await withStore(context, (store, _filter, say) =>
    store.compact({
      now: context.now,
      onProgress: ({ day, done: count, total: all }) => {
        // A day is either done or as it was, so between two days is where to stop.
        if (context.interruption.signal.aborted) throw new Interrupted();
        say(`compacting ${day}, ${count} of ${all} days done`);
      },
    }),
  );
  print(done, false, context);
}

function print(result: CompactResult, dryRun: boolean, context: CommandContext): void {
  const { files, skipped } = result;
  if (context.json) {
    printJson(context, {
      dry_run: dryRun,
      files: files.map(({ file, records, malformed, bytesBefore, bytesAfter }) => ({
        file,
        records,
        malformed,
        bytes_before: bytesBefore,
        bytes_after: bytesAfter,
      })),
      skipped,
    });
    return;
  }
  const colors = pc.createColors(context.color);
  const days: Day[] = [...new Set(files.map(({ file }) => dirname(file)))].map((day) => ({
    day,
    files: files.filter(({ file }) => dirname(file) === day),
  }));
  const columns: Column<Day>[] = [
    { title: "day", align: "left", cell: ({ day }) => printable(day) },
    { title: "files", align: "right", cell: ({ files: ofDay }) => formatCount(ofDay.length) },
    { title: "records", align: "right", cell: ({ files: ofDay }) => formatCount(sum(ofDay, ({ records }) => records)) },
    { title: "before", align: "right", cell: ({ files: ofDay }) => formatBytes(sizeOf(ofDay)) },
    ...(dryRun
      ? []
      : [
          {
            title: "after",
            align: "right",
            cell: ({ files: ofDay }: Day) => formatBytes(sum(ofDay, ({ bytesAfter }) => bytesAfter ?? 0)),
          } as const,
        ]),
    ...(files.some(({ malformed }) => malformed > 0)
      ? [
          {
            title: "malformed",
            align: "right",
            cell: ({ files: ofDay }: Day) => formatCount(sum(ofDay, ({ malformed }) => malformed)),
          } as const,
        ]
      : []),
  ];
  const width = widthOf(context);
  const left = leftLines(skipped).flatMap((line) => wrap(printable(line), width).map(colors.dim));
  const verdict = dryRun ? "This would be compacted; nothing was done." : "Compacted.";
  context.output.text(
    [
      ...(files.length > 0 ? [tableText(fittingColumns(columns, days, width), days, colors.dim), ""] : []),
      ...(left.length > 0 ? [...left, ""] : []),
      ...wrap(files.length === 0 ? "Nothing to compact." : verdict, width),
    ].join("\n"),
  );
}

/** Why days were left as they are, a line for each reason. */
function leftLines(skipped: CompactResult["skipped"]): string[] {
  return [...new Set(skipped.map(({ why }) => why))].map((why) => {
    const days = skipped.filter((one) => one.why === why).map(({ day }) => day);
    const named = days.length < 3 ? days.join(", ") : `${days.length} days from ${days[0]} to ${days.at(-1)}`;
    return `${named} left: ${why}`;
  });
}

interface Day {
  readonly day: string;
  readonly files: readonly CompactedFile[];
}

function sizeOf(files: readonly CompactedFile[]): number {
  return sum(files, (file) => file.bytesBefore);
}

function sum(files: readonly CompactedFile[], value: (file: CompactedFile) => number): number {
  return files.reduce((total, file) => total + value(file), 0);
}
