// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import type { LiveKitPlan, PriceRow, PriceUnit } from "../book/price-row.js";

/** What the price of a request depends on beside the request. */
export interface PriceOptions {
  /** Day of the price, YYYY-MM-DD or an ISO time; default the day on which the request started, UTC. */
  readonly at?: string;
  /** Plan of LiveKit Cloud; without it, nothing that went through LiveKit Inference has a price. */
  readonly plan?: LiveKitPlan;
  /** Prices to use; default the ones that come with this version. */
  readonly book?: readonly PriceRow[];
}

/** One part of a price: `quantity` units at `usdPerUnit`. */
export interface PricePart {
  readonly unit: PriceUnit;
  readonly quantity: number;
  readonly usdPerUnit: number;
  readonly usd: number;
}

/** The fields of a call record that decide what it costs. */
export type PricedCall = Pick<
  CallRecord,
  "kind" | "provider" | "model_id" | "via" | "timestamp" | "audio_duration_ms" | "characters"
>;

/** A price with the row that it comes from, or why there is none. An unknown price is null, never 0. */
export type PriceResult =
  | {
      readonly usd: number;
      readonly priceId: string;
      /** When the vendor's page was last compared, YYYY-MM-DD or YYYY-MM. */
      readonly asOf: string;
      readonly parts: readonly PricePart[];
      readonly reason: null;
    }
  | {
      readonly usd: null;
      readonly priceId: null;
      readonly asOf: null;
      readonly parts: readonly [];
      /** Why there is no price, in one sentence. */
      readonly reason: string;
    };
