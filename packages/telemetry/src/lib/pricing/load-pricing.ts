// SPDX-License-Identifier: Apache-2.0
import { type OwnPrices, type Pricing, createPricing, loadPriceBook } from "@turnspan/prices";
import path from "node:path";
import type { ProblemReport } from "../guard/problem.js";
import { describeError } from "../guard/describe-error.js";
import { ownPricesOf } from "./own-prices-of.js";

/** Where there is no book, nothing has a price. */
export const noPricing: Pricing = {
  perMinute: {},
  priceOf: () => ({
    result: { usd: null, priceId: null, asOf: null, parts: [], reason: "there is no price book" },
    tier: null,
    baseline: null,
  }),
};

/** Loads the book, some 10 ms on the first call of the process; without its files nothing has a price, and that is reported. */
export function loadPricing(own: OwnPrices | undefined, report: (problem: ProblemReport) => void): Pricing {
  try {
    return createPricing(loadPriceBook(own));
  } catch (error) {
    report({
      code: "price_book",
      message: `The price book could not be read, so nothing has a price: ${describeError(error)}`,
      fix: "Install @turnspan/prices again; a bundler must leave it out of its bundle.",
    });
    return noPricing;
  }
}

/**
 * Prices requests as `startTelemetry({ prices })` does, for whoever replays records of an earlier call.
 *
 * @param prices Prices of your own, the path of a file with them, or `null` for none (default).
 * @throws {ConfigError} If there is a mistake in them.
 */
export function pricingOf(prices: OwnPrices | string | null = null): Pricing {
  return createPricing(loadPriceBook(ownPricesOf(typeof prices === "string" ? path.resolve(prices) : prices)));
}
