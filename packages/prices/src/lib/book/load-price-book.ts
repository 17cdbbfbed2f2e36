// SPDX-License-Identifier: Apache-2.0
import { ownPlans } from "../user/own-plans.js";
import { ownRows, ownTiers, ownTransport } from "../user/own-rows.js";
import type { OwnPrices } from "../user/own-prices.js";
import { type PriceBook, createPriceBook } from "./price-book.js";
import { readLlmModels, readRows } from "./read-data.js";

let shipped: PriceBook | null = null;

/**
 * The book that comes with this version, with your own prices before it. Its files are read on the first call of the
 * process, which takes some milliseconds, and kept.
 *
 * @param own Prices and choices of your own, checked with `readOwnPrices` or `checkOwnPrices`; default none.
 * @throws The file system's error, if the package's data files are gone.
 */
export function loadPriceBook(own?: OwnPrices): PriceBook {
  shipped ??= createPriceBook({ rows: readRows(), models: readLlmModels() });
  if (own === undefined) return shipped;
  const { rows, models } = shipped;
  return createPriceBook({
    own: ownRows(own),
    rows,
    models,
    plans: ownPlans(own),
    tiers: ownTiers(own),
    transport: ownTransport(own, rows),
  });
}
