// SPDX-License-Identifier: Apache-2.0
import type { PriceRow, PriceUnit } from "./price-row.js";

/** One model's list price: names, unit, USD, day of reading, and a note. */
type ListPrice = readonly [models: readonly string[], unit: PriceUnit, usd: number, readOn: string, note?: string];

/** Rows of a vendor that is called directly, all from one page. The first model name becomes part of the id. */
export function directRows(provider: string, sourceUrl: string, prices: readonly ListPrice[]): PriceRow[] {
  return prices.map(([models, unit, usd, readOn, note]) => ({
    id: `${provider}/${(models[0] ?? "").replace("-*", "")}/direct/${readOn}`,
    provider,
    models,
    kind: unit === "audio_minute" ? "stt" : "tts",
    via: "direct",
    plan: null,
    unit,
    usd,
    // The oldest day for which the page is known to have said so.
    valid_from: readOn,
    valid_to: null,
    source_url: sourceUrl,
    read_on: readOn,
    note: note ?? null,
  }));
}
