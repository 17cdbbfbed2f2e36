// SPDX-License-Identifier: Apache-2.0

/** What a price is for. */
export type PriceUnit = "audio_minute" | "million_characters";

/** A plan of LiveKit Cloud; LiveKit Inference has its prices by plan. */
export type LiveKitPlan = "build" | "ship" | "scale";

/** One price, as the vendor's page stated it. */
export interface PriceRow {
  /** Unique and lasting: it is written into records as `price_id`. */
  readonly id: string;
  /** Who makes the model, in lower case, as `providerOf` knows it. */
  readonly provider: string;
  /** Model names as plugins report them; a `*` at the end stands for any rest. An exact name beats a pattern. */
  readonly models: readonly string[];
  readonly kind: "stt" | "tts";
  /** Who is paid: the maker, or LiveKit as a reseller. */
  readonly via: "direct" | "livekit-inference";
  /** The LiveKit plan that the price is for; null if it does not depend on one. */
  readonly plan: LiveKitPlan | null;
  readonly unit: PriceUnit;
  /** US dollars for one unit, greater than 0. */
  readonly usd: number;
  /** First day on which the price is known to hold, YYYY-MM-DD. */
  readonly valid_from: string;
  /** Last day on which it held, YYYY-MM-DD; null if it still holds. */
  readonly valid_to: string | null;
  /** The vendor's page. */
  readonly source_url: string;
  /** When that page was last compared, YYYY-MM-DD, or YYYY-MM where the day is not known. */
  readonly read_on: string;
  /** What limits the price; null if nothing is known to. */
  readonly note: string | null;
}
