// SPDX-License-Identifier: Apache-2.0
import { loadPriceBook } from "../book/load-price-book.js";
import type { PriceBook } from "../book/price-book.js";
import type { PriceRow, PriceUnit, PricedKind, Via } from "../book/price-row.js";
import { providerNamed } from "../price/provider-names.js";
import type { LlmModel } from "../llm/llm-model.js";

/** A price as it is shown: a row of the book, or one of a language model's in the same form. */
export interface ListedPrice extends PriceRow {
  /** Where it comes from: the book, @pydantic/genai-prices, or your own prices. */
  readonly origin: "book" | "genai-prices" | "own";
}

/** Which prices to list; what is left out does not matter. */
export interface PriceFilter {
  /** As anyone writes it. */
  readonly provider?: string;
  readonly kind?: PricedKind;
  readonly via?: Via;
  /** Prices on this plan, and those that depend on none. */
  readonly plan?: string;
  /** A part of a model's name. */
  readonly model?: string;
}

/** The prices of a book, your own first; default all of the book that comes with this version. */
export function listPrices(filter: PriceFilter = {}, book: PriceBook = loadPriceBook()): readonly ListedPrice[] {
  const own = book.own.map((row): ListedPrice => ({ ...row, origin: "own" }));
  const rows = book.rows.map((row): ListedPrice => ({ ...row, origin: "book" }));
  const tokens = filter.via === "livekit-inference" ? [] : book.models.flatMap(rowsOfModel);
  const provider = filter.provider === undefined ? null : providerNamed(filter.provider);
  const part = filter.model?.toLowerCase();
  return [...own, ...rows, ...tokens].filter(
    (row) =>
      (provider === null || row.provider === provider) &&
      (filter.kind === undefined || row.kind === filter.kind) &&
      (filter.via === undefined || row.via === filter.via) &&
      (filter.plan === undefined || row.plan === null || row.plan === filter.plan) &&
      (part === undefined || row.models.some((model) => model.toLowerCase().includes(part))),
  );
}

/** The prices of a language model that hold now or held before, one a unit, period and step. */
function rowsOfModel(model: LlmModel): readonly ListedPrice[] {
  return model.periods.flatMap(({ from, daily, usd }) =>
    Object.entries(usd).flatMap(([unit, price]) =>
      (typeof price === "number" ? [[0, price] as const] : price).map(([above, amount]): ListedPrice => {
        const limits = [
          ...(above > 0 ? [`requests with more than ${above} input tokens`] : []),
          ...(daily === undefined ? [] : [`from ${daily[0]} to ${daily[1]} of each day`]),
        ];
        return {
          id: `${model.provider}/${model.model}/genai-prices/${model.read_on}#${unit}`,
          provider: model.provider,
          models: [model.model],
          kind: kindOf(model),
          via: "direct",
          plan: null,
          unit: unit as PriceUnit,
          usd: amount,
          valid_from: from ?? "0000-01-01",
          valid_to: null,
          source_url: model.source_url,
          read_on: model.read_on,
          note: [...limits, `published by genai-prices on ${model.read_on}, read by then`].join(", "),
          origin: "genai-prices",
        };
      }),
    ),
  );
}

/** The source does not say what a model is for; its name does. */
function kindOf({ model }: LlmModel): PricedKind {
  if (/embed/.test(model)) return "embedding";
  return /realtime|-live-|native-audio/.test(model) ? "realtime" : "llm";
}
