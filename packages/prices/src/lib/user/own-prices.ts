// SPDX-License-Identifier: Apache-2.0
import type { Tier } from "@turnspan/records";
import type { PriceUnit, PricedKind, Via } from "../book/price-row.js";

/** A price of your own: a contract's, or 0 for a model that you run yourself. */
export interface OwnPrice {
  /** As the plugin reports it, or as you would write it. */
  readonly provider: string;
  /** Names of models, `*` for any text. */
  readonly models: readonly string[];
  readonly kind: PricedKind;
  /** US dollars by unit; a language model needs at least `input_mtok` and `output_mtok`. */
  readonly usd: Readonly<Partial<Record<PriceUnit, number>>>;
  /** Default `direct`, and `livekit-inference` for what LiveKit itself makes. */
  readonly via?: Via;
  /** The plan that the price is for; default any. */
  readonly plan?: string;
  /** First and last day, YYYY-MM-DD; default always. */
  readonly from?: string;
  readonly until?: string;
  /** Where the price is written down, and when it was read there; shown in explanations. */
  readonly source?: string;
  readonly read_on?: string;
  readonly note?: string;
}

/** Your own prices and choices: the `prices` option, and the shape of `turnspan.prices.yaml`. */
export interface OwnPrices {
  /** Amounts are US dollars, always. */
  readonly currency?: "USD";
  /** The plan that you have with a provider, such as `{ livekit: "scale" }`. */
  readonly plans?: Readonly<Record<string, string>>;
  /** They go before the book's. */
  readonly prices?: readonly OwnPrice[];
  /** Models by tier, as `provider/model` with `*` for any text; they go before the rule. */
  readonly tiers?: Readonly<Partial<Record<Tier, readonly string[]>>>;
  /** US dollars for each minute of a conversation, or a row of the book such as `twilio/us-local-inbound`. */
  readonly transport?: Readonly<Partial<Record<"telephony" | "platform", number | string>>>;
}
