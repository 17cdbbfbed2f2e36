// SPDX-License-Identifier: Apache-2.0
import type { Tier } from "@turnspan/records";
import type { Offering } from "../book/offering.js";
import type { PriceBook, PriceQuery } from "../book/price-book.js";
import { queryOf, resultOf } from "../price/price-call.js";
import type { PriceResult, PricedCall } from "../price/price-result.js";
import { priceUsage } from "../price/price-usage.js";
import { type Reference, referenceFor, tierOf } from "./tier-of.js";

/** What a request costs, and what it would have cost on the premium model. */
export interface CallPrice {
  readonly result: PriceResult;
  /** Null if there is no price. */
  readonly tier: Tier | null;
  /** Null if there is no price. */
  readonly baseline: Baseline | null;
}

/** The same usage on the premium model of the same provider, kind and seller. */
export interface Baseline {
  readonly usd: number;
  /** `provider/model`; null where there is no premium model, and `usd` is the request's own price. */
  readonly model: string | null;
}

/** Prices requests of one process. */
export interface Pricing {
  priceOf(call: PricedCall): CallPrice;
  /** US dollars a minute of a conversation, by part. */
  readonly perMinute: Readonly<Record<string, number>>;
}

interface Standing {
  readonly tier: Tier;
  readonly reference: Reference | null;
}

const unknown = { tier: null, baseline: null } as const;

/** Prices requests by a book; what a model's tier is, is asked once. */
export function createPricing(book: PriceBook): Pricing {
  const standings = new WeakMap<Offering, Map<string, Standing>>();
  const standingOf = (query: PriceQuery, offering: Offering): Standing => {
    const named = standings.get(offering) ?? new Map<string, Standing>();
    standings.set(offering, named);
    // Two names may share one row, and tiers go by names.
    const known = named.get(query.model);
    if (known !== undefined) return known;
    const standing = { tier: tierOf(book, query, offering), reference: referenceFor(book, query) };
    if (named.size < 1_000) named.set(query.model, standing);
    return standing;
  };
  return {
    perMinute: book.transport,
    priceOf(call) {
      const query = queryOf(call, { book });
      const found = query && book.find(query);
      const result = resultOf(call, query, found);
      const offering = found?.offering ?? null;
      if (result.usd === null || query === null || offering === null) return { result, ...unknown };
      const { tier, reference } = standingOf(query, offering);
      return { result, tier, baseline: baselineOf(call, query, result.usd, tier, reference) };
    },
  };
}

function baselineOf(
  call: PricedCall,
  { provider, model }: PriceQuery,
  usd: number,
  tier: Tier,
  reference: Reference | null,
): Baseline {
  if (tier === "premium") return { usd, model: `${provider}/${model}` };
  const premium = reference && priceUsage(call, reference.offering).usd;
  return premium === null ? { usd, model: null } : { usd: premium, model: `${provider}/${reference?.model}` };
}
