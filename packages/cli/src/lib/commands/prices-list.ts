// SPDX-License-Identifier: Apache-2.0
import { listPrices } from "@turnspan/prices";
import pc from "picocolors";
import { loadBook } from "../prices/load-book.js";
import { priceColumns } from "../prices/price-columns.js";
import type { CommandContext } from "../program/command-context.js";
import { CommandError } from "../program/command-error.js";
import type { PricesListOptions } from "../program/declare-prices.js";
import { widthOf } from "../text/render-options.js";
import { fittingColumns, tableText } from "../text/table.js";
import { printJson } from "./print-json.js";

/**
 * Prints prices, one's own first.
 * @throws CommandError if there is none that fits.
 */
export function pricesList(options: PricesListOptions, context: CommandContext): void {
  const { provider, model, kind, via, plan } = options;
  const filter = {
    ...(provider !== undefined && { provider }),
    ...(model !== undefined && { model }),
    ...(kind !== undefined && { kind }),
    ...(via !== undefined && { via }),
    ...(plan !== undefined && { plan }),
  };
  const rows = listPrices(filter, loadBook(options.prices));
  if (context.json) printJson(context, { prices: rows });
  if (rows.length === 0) {
    throw new CommandError("No price fits.", "Leave a filter out; add your own prices in turnspan.prices.yaml.");
  }
  if (context.json) return;
  const colors = pc.createColors(context.color);
  const columns = priceColumns(colors, widthOf(context)).filter(({ cell }) => rows.some((row) => cell(row) !== ""));
  context.output.text(tableText(fittingColumns(columns, rows, widthOf(context)), rows, colors.dim));
}
