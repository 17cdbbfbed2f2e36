// SPDX-License-Identifier: Apache-2.0
import type { Tier } from "@turnspan/records";
import { bestRankOf } from "../book/match-model.js";
import type { Offering } from "../book/offering.js";
import type { PriceBook, PriceQuery } from "../book/price-book.js";
import type { PricedCall } from "../price/price-result.js";
import { priceUsage } from "../price/price-usage.js";
import { referenceModels } from "./reference-models.js";

/** The premium model of a provider and kind, and its prices. */
export interface Reference {
  readonly model: string;
  readonly offering: Offering;
}

const cheapUpTo = 1 / 4;
const premiumFrom = 4 / 5;
const tierNames = ["cheap", "capable", "premium"] as const satisfies readonly Tier[];

/**
 * The tier of a model that has a price. The user's lists go first. Else, by what typical usage costs beside the premium
 * model of the same provider, kind and seller: cheap up to a quarter of it, premium from four fifths; capable in between,
 * and where there is no such model. What is free is cheap.
 */
export function tierOf(book: PriceBook, query: PriceQuery, offering: Offering): Tier {
  const listed = listedTier(book, query);
  if (listed !== null) return listed;
  const own = typicalCost(query, offering);
  if (own === 0) return "cheap";
  const reference = referenceFor(book, query);
  const premium = reference && typicalCost(query, reference.offering);
  if (own === null || !premium) return "capable";
  return own <= premium * cheapUpTo ? "cheap" : own >= premium * premiumFrom ? "premium" : "capable";
}

/** The premium model that a model is held against, sold in the same way; null if there is none with a price. */
export function referenceFor(book: PriceBook, query: PriceQuery): Reference | null {
  const { premium = [] } = book.tiers;
  const own = premium.flatMap((name) => {
    const [provider, ...model] = name.split("/");
    return provider === query.provider && !name.includes("*") ? [model.join("/")] : [];
  });
  for (const model of [...own, ...referenceModels(query.kind, query.provider)]) {
    const { offering } = book.find({ ...query, model });
    if (offering !== null) return { model, offering };
  }
  return null;
}

function listedTier({ tiers }: PriceBook, { provider, model }: PriceQuery): Tier | null {
  let best: { tier: Tier; rank: number } | null = null;
  for (const tier of tierNames) {
    const rank = bestRankOf(tiers[tier] ?? [], `${provider}/${model}`);
    if (rank !== null && (best === null || rank > best.rank)) best = { tier, rank };
  }
  return best?.tier ?? null;
}

/** A request of common proportions: three tokens in for one out, as much audio in as out, a minute, a thousand characters. */
function typicalCost({ kind, provider, model, at }: PriceQuery, offering: Offering): number | null {
  const isRealtime = kind === "realtime";
  const call: PricedCall = {
    kind,
    provider,
    model_id: model,
    timestamp: at,
    input_tokens: isRealtime ? 1_000 : 3_000,
    output_tokens: 1_000,
    input_audio_tokens: isRealtime ? 1_000 : 0,
    output_audio_tokens: isRealtime ? 1_000 : 0,
    audio_duration_ms: 60_000,
    session_duration_ms: 60_000,
    characters: 1_000,
  };
  return priceUsage(call, offering).usd;
}
