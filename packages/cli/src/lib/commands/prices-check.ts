// SPDX-License-Identifier: Apache-2.0
import { type AgingPrices, checkBook } from "@turnspan/prices";
import pc from "picocolors";
import { loadBook } from "../prices/load-book.js";
import type { CommandContext } from "../program/command-context.js";
import { CommandError } from "../program/command-error.js";
import type { PricesOptions } from "../program/declare-prices.js";
import { formatCount, formatCounted } from "../text/figures.js";
import { printable } from "../text/printable.js";
import { widthOf } from "../text/render-options.js";
import { type Column, fittingColumns, tableText } from "../text/table.js";
import { printJson } from "./print-json.js";

/**
 * Checks the price book and names what was read too long ago, which is no failure.
 * @throws CommandError if a row is wrong.
 */
export function pricesCheck(options: PricesOptions & { maxAge: number }, context: CommandContext): void {
  const { rows, models, faults, aging, undated } = checkBook(context.now, {
    book: loadBook(options.prices),
    maxAgeDays: options.maxAge,
  });
  if (context.json) {
    const old = aging.map(({ sourceUrl, readOn, ageDays, ids }) => ({
      source_url: sourceUrl,
      read_on: readOn,
      age_days: ageDays,
      ids,
    }));
    printJson(context, { rows, models, faults, aging: old, undated, passed: faults.length === 0 });
  } else {
    const colors = pc.createColors(context.color);
    const columns: Column<AgingPrices>[] = [
      { title: "age", align: "right", cell: ({ ageDays }) => formatCounted(ageDays, "day") },
      { title: "read on", align: "left", cell: ({ readOn }) => readOn },
      { title: "prices", align: "right", cell: ({ ids }) => formatCount(ids.length) },
      { title: "source", align: "left", cell: ({ sourceUrl }) => printable(sourceUrl) },
    ];
    context.output.text(
      [
        `${formatCounted(rows, "row")} and ${formatCounted(models, "language model")}.`,
        ...faults.map((fault) => colors.red(printable(fault))),
        ...(aging.length > 0
          ? [
              "",
              colors.yellow(`Read more than ${formatCounted(options.maxAge, "day")} ago:`),
              tableText(fittingColumns(columns, aging, widthOf(context)), aging, colors.dim),
            ]
          : [`Every source was read within ${formatCounted(options.maxAge, "day")}.`]),
        ...(undated.length > 0
          ? [
              "",
              `${formatCounted(undated.length, "price")} of your own ${undated.length === 1 ? "names" : "name"} no day on which it was read.`,
            ]
          : []),
      ].join("\n"),
    );
  }
  if (faults.length > 0) {
    throw new CommandError(
      `${formatCounted(faults.length, "row")} of the book is wrong.`,
      "Correct what is named above.",
    );
  }
}
