// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, Tier } from "@turnspan/records";

/** What a request costs, and what the same usage would have cost on the premium model; null is unknown. */
export interface PriceTag {
  readonly result: { readonly usd: number | null; readonly priceId: string | null; readonly asOf: string | null };
  readonly tier: Tier | null;
  readonly baseline: { readonly usd: number; readonly model: string | null } | null;
}

/** Prices requests. Pure: the same record has the same price. */
export interface PriceList {
  priceOf(call: CallRecord): PriceTag;
  /** US dollars a minute of a conversation, by part, such as telephony. */
  readonly perMinute: Readonly<Record<string, number>>;
}

/** What a conversation, and a turn of it, may cost in US dollars; null is no limit. */
export interface Limits {
  readonly perConversationUsd: number | null;
  readonly perTurnUsd: number | null;
}

/** What decides the costs of a conversation, beside what happens in it. */
export interface CostTerms {
  readonly prices: PriceList;
  readonly limits: Limits;
}

const unknownPrice: PriceTag = { result: { usd: null, priceId: null, asOf: null }, tier: null, baseline: null };

/** Nothing has a price, and there is no limit. */
export const noTerms: CostTerms = {
  prices: { perMinute: {}, priceOf: () => unknownPrice },
  limits: { perConversationUsd: null, perTurnUsd: null },
};
