// SPDX-License-Identifier: Apache-2.0
import { type ListedPrice, type PriceBook, explainPrice, listPrices } from "@turnspan/prices";
import type { CallRecord } from "@turnspan/records";
import type { CallPriceAnswer, PriceRowAnswer, PricesAnswer } from "../api/conversation-answer.js";
import { groupBy } from "../answers/group-by.js";

/** Where prices come from: the rows behind a `price_id`, and what a call's price is made of. */
export interface PriceRows {
  /** The rows that priced these calls, by the `price_id` in their records. */
  rowsOf(calls: readonly Pick<CallRecord, "price_id" | "timestamp">[]): PricesAnswer;
  explain(call: CallRecord): CallPriceAnswer;
}

/** Answers from a price book, which is read when it is first needed. */
export function priceRows(loadBook: () => PriceBook): PriceRows {
  let loaded: { book: PriceBook; byId: ReadonlyMap<string, readonly ListedPrice[]> } | null = null;
  const load = (): NonNullable<typeof loaded> => {
    if (loaded !== null) return loaded;
    const book = loadBook();
    return (loaded = { book, byId: groupBy(listPrices({}, book), ({ id }) => baseOf(id)) });
  };
  const find = (priceId: string, timestamp: string): PriceRowAnswer[] => {
    const day = timestamp.slice(0, 10);
    return (load().byId.get(baseOf(priceId)) ?? [])
      .filter(({ id }) => !priceId.includes("#") || id === priceId)
      .filter(({ valid_from: from, valid_to: to }) => from <= day && day <= (to ?? "9999"))
      .map(answerOf);
  };
  return {
    rowsOf(calls) {
      const rows: Record<string, readonly PriceRowAnswer[]> = {};
      for (const { price_id: priceId, timestamp } of calls) {
        if (priceId === null || Object.hasOwn(rows, priceId)) continue;
        const found = find(priceId, timestamp);
        if (found.length > 0) rows[priceId] = found;
      }
      return rows;
    },
    explain(call) {
      const [explained] = explainPrice(call, { book: load().book, now: new Date(call.timestamp) });
      const rows = call.price_id === null ? (explained?.rows ?? []).map(answerOf) : find(call.price_id, call.timestamp);
      // What this book would say of a call that another one priced is no source of its cost.
      if (call.price_id !== null && rows.length === 0) {
        return { usd: null, parts: [], rows, reason: `this version's price book has no row ${call.price_id}` };
      }
      const parts = explained?.result?.parts ?? [];
      return {
        usd: explained?.result?.usd ?? null,
        parts: parts.map(({ unit, quantity, usdPerUnit, usd }) => ({ unit, quantity, usd_per_unit: usdPerUnit, usd })),
        rows,
        reason: explained?.reason ?? null,
      };
    },
  };
}

/** Rows of one model share what is before the `#`. */
function baseOf(id: string): string {
  return id.split("#")[0] ?? id;
}

function answerOf({ id, unit, usd, source_url, read_on, valid_from, valid_to, note }: ListedPrice): PriceRowAnswer {
  return { id, unit, usd, source_url, read_on, valid_from, valid_to, note };
}
