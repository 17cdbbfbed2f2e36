// SPDX-License-Identifier: Apache-2.0
import { type OwnPrices, PricesError, checkOwnPrices, readOwnPrices } from "@turnspan/prices";
import { ConfigError } from "../config/config-error.js";

/**
 * Reads and checks prices of one's own. A mistake in them stops the start, whoever named the file: costs that are
 * wrong without a word are worse than a start that fails.
 *
 * @param prices The prices, the path of a file with them, or `null` for none.
 * @throws {ConfigError} With key, expected, got and, for a file, the line.
 */
export function ownPricesOf(prices: OwnPrices | string | null): OwnPrices | undefined {
  if (prices === null) return undefined;
  try {
    return typeof prices === "string" ? readOwnPrices(prices) : checkOwnPrices(prices);
  } catch (error) {
    if (!(error instanceof PricesError)) throw error;
    const { file, line, key, expected, got, fix } = error;
    const place = file === null ? "" : ` (${line === null ? file : `${file}:${line}`})`;
    throw new ConfigError(
      { code: "invalid_option", key: `prices${key === "" ? "" : `.${key}`}${place}`, expected, actual: got, fix },
      { cause: error },
    );
  }
}
