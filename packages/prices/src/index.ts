// SPDX-License-Identifier: Apache-2.0
/** Prices of voice agents' models with their sources, and the exact price of one request. Nothing here reads a clock. */
export { priceCall } from "./lib/price/price-call.js";
export type { PriceOptions, PricePart, PriceResult, PricedCall } from "./lib/price/price-result.js";
export { loadPriceBook } from "./lib/book/load-price-book.js";
export { createPriceBook } from "./lib/book/price-book.js";
export type { BookParts, Found, Missing, PriceBook, PriceQuery } from "./lib/book/price-book.js";
export type { Offering, Rate } from "./lib/book/offering.js";
export { checkPriceBook } from "./lib/book/check-price-book.js";
export type { PriceRow, PriceUnit, PricedKind, Via } from "./lib/book/price-row.js";
export type { LlmModel, NameMatch, PricePeriod, TokenPrice } from "./lib/llm/llm-model.js";
export { createPricing } from "./lib/tiers/create-pricing.js";
export type { Baseline, CallPrice, Pricing } from "./lib/tiers/create-pricing.js";
export { checkOwnPrices, parseOwnPrices, readOwnPrices } from "./lib/user/read-own-prices.js";
export type { OwnPrice, OwnPrices } from "./lib/user/own-prices.js";
export { PricesError } from "./lib/user/prices-error.js";
export { listPrices } from "./lib/explain/list-prices.js";
export type { ListedPrice, PriceFilter } from "./lib/explain/list-prices.js";
export { explainPrice } from "./lib/explain/explain-price.js";
export type { ExplainOptions, ModelName, PriceExplanation, SourcedPrice } from "./lib/explain/explain-price.js";
export { checkBook } from "./lib/explain/check-book.js";
export type { AgingPrices, BookCheck } from "./lib/explain/check-book.js";
