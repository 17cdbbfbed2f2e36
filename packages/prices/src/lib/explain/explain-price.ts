// SPDX-License-Identifier: Apache-2.0
import type { CallRecord, Tier } from "@turnspan/records";
import { loadPriceBook } from "../book/load-price-book.js";
import type { PriceBook } from "../book/price-book.js";
import { type PricedKind, type Via, pricedKinds } from "../book/price-row.js";
import { queryOf } from "../price/price-call.js";
import type { PriceResult, PricedCall } from "../price/price-result.js";
import { type Baseline, createPricing } from "../tiers/create-pricing.js";
import { tierOf } from "../tiers/tier-of.js";
import { type ListedPrice, listPrices } from "./list-prices.js";
import { ageInDays } from "./price-age.js";

/** A model by its names, as `deepgram` and `nova-3`. */
export interface ModelName {
  readonly provider: string;
  readonly model: string;
  /** Default every kind that the model has a price for. */
  readonly kind?: PricedKind;
  readonly via?: Via;
  readonly plan?: string;
}

/** Whose prices, and when. */
export interface ExplainOptions {
  /** Default the book that comes with this version. */
  readonly book?: PriceBook;
  /** When it is asked: ages count to here, and a model without a request has its price of this day. */
  readonly now: Date;
}

/** A row that a price comes from, and how old it is. */
export interface SourcedPrice extends ListedPrice {
  /** Days since its source was read; null for a price of your own that names no day. */
  readonly ageDays: number | null;
}

/** Which rows price a request or a model, and what comes of it. */
export interface PriceExplanation {
  readonly kind: PricedKind;
  readonly provider: string;
  readonly model: string;
  readonly via: Via;
  readonly plan: string | null;
  /** The rows that hold; empty if there is no price. */
  readonly rows: readonly SourcedPrice[];
  /** Null if there is no price. */
  readonly tier: Tier | null;
  /** The price of the request; null where a model was asked about. */
  readonly result: PriceResult | null;
  /** The same usage on the premium model; null where a model was asked about, or without a price. */
  readonly baseline: Baseline | null;
  /** What the record says, for comparison; null where a model was asked about. */
  readonly recorded: { readonly usd: number | null; readonly priceId: string | null } | null;
  /** Why there is no price; null if there is one. */
  readonly reason: string | null;
}

/** Says which row prices a recorded request, or a model: one explanation for a request, one a kind for a model. */
export function explainPrice(subject: CallRecord | ModelName, options: ExplainOptions): readonly PriceExplanation[] {
  const book = options.book ?? loadPriceBook();
  if ("call_id" in subject) return [explainCall(subject, book, options.now)];
  const kinds = subject.kind === undefined ? pricedKinds : [subject.kind];
  const all = kinds.map((kind) => explainModel(subject, kind, book, options.now));
  const priced = withoutRepeats(all.filter(({ rows }) => rows.length > 0));
  // One reason that says something beats ten that say the model is none of that kind.
  const telling = all.filter(({ reason }) => reason !== null && reason !== notInBook);
  return priced.length > 0 ? priced : telling.length > 0 ? telling : all.slice(0, 1);
}

/** Token prices hold for whatever a model is asked for: one explanation, of the kind that its rows are listed under, says it. */
function withoutRepeats(all: readonly PriceExplanation[]): readonly PriceExplanation[] {
  return all.filter(({ kind, rows }) => rows.some((row) => row.kind === kind || row.origin !== "genai-prices"));
}

const notInBook = "no price for it in the book";

function explainCall(call: CallRecord, book: PriceBook, now: Date): PriceExplanation {
  const { result, tier, baseline } = createPricing(book).priceOf(call);
  return {
    ...explainQuery(call, undefined, book, now),
    tier,
    baseline,
    result,
    recorded: { usd: call.estimated_cost, priceId: call.price_id },
    reason: result.reason,
  };
}

function explainModel(name: ModelName, kind: PricedKind, book: PriceBook, now: Date): PriceExplanation {
  const { provider, model, via } = name;
  const call: PricedCall = { kind, provider, model_id: model, timestamp: now.toISOString(), via: via ?? null };
  return { ...explainQuery(call, name.plan, book, now), baseline: null, result: null, recorded: null };
}

type Explained = Omit<PriceExplanation, "baseline" | "result" | "recorded">;

function explainQuery(call: PricedCall, plan: string | undefined, book: PriceBook, now: Date): Explained {
  const query = queryOf(call, plan === undefined ? { book } : { book, plan });
  const { kind } = call;
  if (query === null) {
    const model = call.model_id ?? "";
    return {
      kind,
      provider: "",
      model,
      via: "direct",
      plan: null,
      rows: [],
      tier: null,
      reason: "its provider is unknown",
    };
  }
  const named = { kind, provider: query.provider, model: query.model, via: query.via, plan: query.plan };
  const found = book.find(query);
  if (found.offering === null) {
    const { why } = found;
    const reason =
      why.kind === "plan"
        ? `its price depends on the plan: ${why.plans.join(", ")}`
        : why.kind === "day"
          ? `no price on ${query.at.slice(0, 10)}`
          : notInBook;
    return { ...named, rows: [], tier: null, reason };
  }
  const { priceId, rates } = found.offering;
  const day = query.at.slice(0, 10);
  const rows = listPrices({ provider: ownerOf(priceId, query.provider) }, book)
    .filter(({ id }) => id === priceId || id.startsWith(`${priceId}#`))
    .filter(({ unit, usd, valid_from, valid_to }) => {
      const holds = valid_from <= day && day <= (valid_to ?? "9999");
      return holds && rates.get(unit)?.some((step) => step.usd === usd) === true;
    })
    .map((row) => ({ ...row, ageDays: ageInDays(row.read_on, now) }));
  return { ...named, rows, tier: tierOf(book, query, found.offering), reason: null };
}

/** A reseller at the maker's prices has the maker's rows. */
function ownerOf(priceId: string, provider: string): string {
  return priceId.includes("/genai-prices/") ? (priceId.split("/")[0] ?? provider) : provider;
}
