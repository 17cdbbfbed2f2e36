// SPDX-License-Identifier: Apache-2.0
import { picoOfUsd } from "@turnspan/records";
import type { LlmModel, PricePeriod } from "../llm/llm-model.js";
import type { PriceRow, PriceUnit } from "./price-row.js";

/** What one unit costs: from each number of input tokens on, ascending, the first from 0. */
export type Rate = readonly { readonly above: number; readonly usd: number; readonly pico: bigint }[];

/** The prices of one model on one day, of one source. */
export interface Offering {
  /** What the records name as `price_id`. */
  readonly priceId: string;
  /** When its source was read; null for a price of one's own that names no day. */
  readonly asOf: string | null;
  readonly rates: ReadonlyMap<PriceUnit, Rate>;
  /** Where audio is billed as text, since one rate covers both. Elsewhere audio without a rate of its own has no price. */
  readonly audioAsText: { readonly input: boolean; readonly output: boolean };
}

/** The prices that some rows of one model make together. */
export function offeringOfRows(rows: readonly [PriceRow, ...PriceRow[]], isOwn: boolean): Offering {
  const [first] = rows;
  const oldest = rows.reduce((day, row) => (row.read_on < day ? row.read_on : day), first.read_on);
  const isFree = rows.every(({ usd }) => usd === 0);
  return {
    priceId: rows.length === 1 ? first.id : (first.id.split("#")[0] ?? first.id),
    asOf: isOwn && oldest === "" ? null : oldest,
    rates: new Map(rows.map((row) => [row.unit, [{ above: 0, usd: row.usd, pico: picoOfUsd(row.usd) }]])),
    // A model that is free for text is free: nobody lists the rates that it does not have.
    audioAsText: { input: isFree, output: isFree },
  };
}

/** The prices of a language model in one period. */
export function offeringOfModel(model: LlmModel, period: PricePeriod): Offering {
  const rates = Object.entries(period.usd).map(([unit, price]) => {
    const steps = typeof price === "number" ? [[0, price] as const] : price;
    return [unit as PriceUnit, steps.map(([above, usd]) => ({ above, usd, pico: picoOfUsd(usd) }))] as const;
  });
  return {
    priceId: `${model.provider}/${model.model}/genai-prices/${model.read_on}`,
    asOf: model.read_on,
    rates: new Map(rates),
    // Google lists one output rate for all that Gemini answers with, where it lists no other for audio.
    audioAsText: { input: false, output: model.provider === "google" },
  };
}

/** The price that a request with so many input tokens pays. */
export function stepOf(rate: Rate, inputTokens: number): Rate[number] | null {
  return rate.findLast(({ above }) => above === 0 || inputTokens > above) ?? null;
}
