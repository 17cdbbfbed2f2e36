// SPDX-License-Identifier: Apache-2.0
import { loadPriceBook } from "../book/load-price-book.js";
import type { Found, Missing, PriceBook, PriceQuery } from "../book/price-book.js";
import { type Offer, offerOf } from "./offer-of.js";
import type { PriceOptions, PriceResult, PricedCall } from "./price-result.js";
import { priceUsage } from "./price-usage.js";

/**
 * The price of one request, in US dollars. Requests are priced one by one, whether they succeeded or not: what was used
 * is what is billed, and long requests have prices of their own. Pure, but that the default book is read once.
 */
export function priceCall(call: PricedCall, options: PriceOptions = {}): PriceResult {
  const query = queryOf(call, options);
  return resultOf(call, query, query && (options.book ?? loadPriceBook()).find(query));
}

/** The price of a request by what the book says to its query. */
export function resultOf(call: PricedCall, query: PriceQuery | null, found: Found | null): PriceResult {
  if (query === null || found === null) return noPrice(`no price for ${call.kind} by ${named(call)}`);
  if (found.offering === null) return noPrice(`no price for ${call.kind} by ${named(call)}${whyNot(found.why, query)}`);
  const priced = priceUsage(call, found.offering);
  if (priced.usd === null)
    return noPrice(`no price for this ${call.kind} request by ${named(call)}: ${priced.missing}`);
  const { priceId, asOf } = found.offering;
  return { usd: priced.usd, priceId, asOf, parts: priced.parts, reason: null };
}

function named(call: PricedCall): string {
  return `${call.provider ?? "an unknown provider"} ${call.model_id ?? "unknown model"}`;
}

/** What a book is asked for a request; null if nobody is named who could have a price. */
export function queryOf(call: PricedCall, { at, plan, book }: PriceOptions): PriceQuery | null {
  // Code without types may leave out what a record always has.
  if (typeof call.provider !== "string" || call.provider.trim() === "") return null;
  const offer = offerOf(call.provider, call.model_id, call.via ?? null);
  return {
    ...offer,
    kind: call.kind,
    at: inUtc(at ?? call.timestamp ?? ""),
    plan: plan ?? planOf(offer, book),
  };
}

/** Days of prices are UTC: a time with an offset from it may fall on another day. */
function inUtc(at: string): string {
  if (!/T.*[+-]\d\d:?\d\d$/.test(at)) return at;
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : time.toISOString();
}

/** The plan that the book says is had with whoever is paid. */
function planOf({ via, provider }: Offer, book: PriceBook | undefined): string | null {
  return book?.plans[via === "livekit-inference" ? "livekit" : provider] ?? null;
}

function whyNot(why: Missing, { via, at, plan, model }: PriceQuery): string {
  switch (why.kind) {
    case "model":
      if (via !== "livekit-inference") return "";
      return ` through LiveKit Inference${model.endsWith(":multi") ? ", whose mode for several languages has a price of its own" : ""}`;
    case "day":
      return at === "" ? ": it has no time" : ` on ${at.slice(0, 10)}`;
    case "plan":
      return plan === null
        ? ` without the plan: ${why.plans.join(", ")}`
        : ` on the plan ${plan}; there are prices on ${why.plans.join(", ")}`;
  }
}

function noPrice(reason: string): PriceResult {
  return { usd: null, priceId: null, asOf: null, parts: [], reason };
}
