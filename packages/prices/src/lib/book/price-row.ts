// SPDX-License-Identifier: Apache-2.0
import type { CallKind } from "@turnspan/records";

/**
 * What a price is for. `minute` and `second` are of audio, of telephony connected time; `session_minute` is of an open
 * session; `…_mtok` is a million tokens: input that is neither cached nor audio, input read from the cache, written to
 * it, output that is not audio, and audio alike.
 */
export const priceUnits = [
  "second",
  "minute",
  "session_minute",
  "character",
  "thousand_characters",
  "million_characters",
  "input_mtok",
  "cached_input_mtok",
  "cache_write_mtok",
  "input_audio_mtok",
  "cached_input_audio_mtok",
  "output_mtok",
  "output_audio_mtok",
  "request",
] as const;

export type PriceUnit = (typeof priceUnits)[number];

/** What has a price: each kind of request, the minutes of a phone line, and those of a platform that hosts the agent. */
export type PricedKind = CallKind | "telephony" | "platform";

/** The kinds, in the order in which they are shown. */
export const pricedKinds = [
  "llm",
  "stt",
  "tts",
  "realtime",
  "turn_detector",
  "interruption",
  "embedding",
  "rerank",
  "other",
  "telephony",
  "platform",
] as const satisfies readonly PricedKind[];

/** Who is paid: the maker of the model, or LiveKit as a reseller. */
export const vias = ["direct", "livekit-inference"] as const;

export type Via = (typeof vias)[number];

/** One price, as its source stated it. */
export interface PriceRow {
  /** Unique and lasting: it is written into records as `price_id`. Rows of one model share what is before the `#`. */
  readonly id: string;
  /** Who makes the model, in lower case. */
  readonly provider: string;
  /** Model names as plugins report them; a `*` stands for any text. An exact name beats a pattern, a longer one a shorter. */
  readonly models: readonly string[];
  readonly kind: PricedKind;
  readonly via: Via;
  /** The plan that the price is for; null if it does not depend on one. */
  readonly plan: string | null;
  readonly unit: PriceUnit;
  /** US dollars for one unit, 0 or more. */
  readonly usd: number;
  /** First day on which the price is known to hold, YYYY-MM-DD. */
  readonly valid_from: string;
  /** Last day on which it held, YYYY-MM-DD; null if it still holds. */
  readonly valid_to: string | null;
  /** The page that says so. */
  readonly source_url: string;
  /** When that page was read, YYYY-MM-DD, or YYYY-MM where the day is not known. */
  readonly read_on: string;
  /** What limits the price; null if nothing is known to. */
  readonly note: string | null;
}
