// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import type { PriceBook } from "../book/price-book.js";
import type { PriceUnit, PricedKind } from "../book/price-row.js";

/** What the price of a request depends on beside the request. */
export interface PriceOptions {
  /** Day of the price, YYYY-MM-DD, or an ISO time; default when the request started. */
  readonly at?: string;
  /** Plan with whoever is paid (LiveKit: build, ship, scale); default the book's choice for them, else none. */
  readonly plan?: string;
  /** Prices to use; default the book that comes with this version, which is loaded on first use. */
  readonly book?: PriceBook;
}

/** One part of a price: `quantity` units at `usdPerUnit`. */
export interface PricePart {
  readonly unit: PriceUnit;
  readonly quantity: number;
  readonly usdPerUnit: number;
  /** To the pico-dollar; the parts sum exactly to the price. */
  readonly usd: number;
}

type Usage = Pick<
  CallRecord,
  | "input_tokens"
  | "output_tokens"
  | "cached_input_tokens"
  | "cache_write_tokens"
  | "input_audio_tokens"
  | "cached_input_audio_tokens"
  | "output_audio_tokens"
  | "audio_duration_ms"
  | "session_duration_ms"
  | "characters"
>;

/**
 * The fields of a call record that decide what it costs. A field that is left out is unknown. `input_tokens` includes
 * the cached and the cache-written ones, and those that are audio, whatever the vendor's own API reports.
 */
export interface PricedCall extends Partial<Usage> {
  readonly kind: PricedKind;
  readonly provider: string | null;
  readonly model_id: string | null;
  readonly via?: CallRecord["via"];
  readonly timestamp: string;
}

/** A price with the row that it comes from, or why there is none. An unknown price is null, never 0. */
export type PriceResult =
  | {
      readonly usd: number;
      readonly priceId: string;
      /** When the source of the price was read, YYYY-MM-DD or YYYY-MM; null for a price of your own that names no day. */
      readonly asOf: string | null;
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
