// SPDX-License-Identifier: Apache-2.0
/** Prices of speech models with their sources, and the price of one request. Nothing here reads a clock or a file. */
export { checkPriceBook } from "./lib/book/check-price-book.js";
export { priceBook } from "./lib/book/price-book.js";
export type { LiveKitPlan, PriceRow, PriceUnit } from "./lib/book/price-row.js";
export { priceCall } from "./lib/price/price-call.js";
export type { PriceOptions, PricePart, PriceResult, PricedCall } from "./lib/price/price-result.js";
