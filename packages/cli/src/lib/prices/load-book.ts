// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { type PriceBook, PricesError, loadPriceBook, readOwnPrices } from "@turnspan/prices";
import { CommandError } from "../program/command-error.js";

const usualFile = "turnspan.prices.yaml";

/**
 * The price book of this version, with prices of one's own before it.
 * @throws CommandError if there is a mistake in them.
 */
export function loadBook(file: string | undefined): PriceBook {
  const own = file ?? (existsSync(usualFile) ? usualFile : undefined);
  try {
    return own === undefined ? loadPriceBook() : loadPriceBook(readOwnPrices(own));
  } catch (error) {
    if (error instanceof PricesError) throw new CommandError(error.message, error.fix);
    throw error;
  }
}
