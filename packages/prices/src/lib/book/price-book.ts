// SPDX-License-Identifier: Apache-2.0
import type { Tier } from "@turnspan/records";
import { findLlmModel } from "../llm/find-llm-model.js";
import { type LlmModel, changesDaily, periodAt } from "../llm/llm-model.js";
import type { Offer } from "../price/offer-of.js";
import { measureOf, stemOf } from "./check-price-book.js";
import { bestRankOf } from "./match-model.js";
import { type Offering, offeringOfModel, offeringOfRows } from "./offering.js";
import type { PriceRow, PricedKind } from "./price-row.js";

/** What is asked of a book: the prices of a model for a kind of work, at a time, on a plan. */
export interface PriceQuery extends Offer {
  readonly kind: PricedKind;
  /** ISO time or day; UTC. */
  readonly at: string;
  readonly plan: string | null;
}

/** Prices, or why there are none. */
export type Found = { readonly offering: Offering } | { readonly offering: null; readonly why: Missing };

/** Why a book has no price: nobody sells it, not on that day, or only on a plan. */
export type Missing =
  | { readonly kind: "model" }
  | { readonly kind: "day" }
  | { readonly kind: "plan"; readonly plans: readonly string[] };

/** What a book is made of. */
export interface BookParts {
  /** Prices of one's own: they go before all others. */
  readonly own?: readonly PriceRow[];
  readonly rows: readonly PriceRow[];
  readonly models?: readonly LlmModel[];
  /** The plan by who is paid. */
  readonly plans?: Readonly<Record<string, string>>;
  /** Models by tier, as `provider/model` with `*` for any text; they go before the rule. */
  readonly tiers?: Readonly<Partial<Record<Tier, readonly string[]>>>;
  /** US dollars a minute of a conversation, for parts that no request stands for. */
  readonly transport?: Readonly<Partial<Record<"telephony" | "platform", number>>>;
}

/** Prices that can be looked up. */
export interface PriceBook extends Required<BookParts> {
  find(query: PriceQuery): Found;
}

/** Answers that are kept; a process asks for a handful of models again and again. */
const keptMost = 2_000;

/** Makes a book of rows. It is not checked: see `checkPriceBook`. */
export function createPriceBook({
  own = [],
  rows,
  models = [],
  plans = {},
  tiers = {},
  transport = {},
}: BookParts): PriceBook {
  const ownRows = groupBy(own, keyOf);
  const bookRows = groupBy(rows, keyOf);
  const llmModels = groupBy(models, (model) => model.provider);
  const kept = new Map<string, Found>();

  const find = (query: PriceQuery): Found => {
    const { at, plan, kind, via, provider, model } = query;
    const name = `${at.slice(0, 10)} ${plan} ${kind} ${via} ${provider} ${model}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const { found, isLasting } = search(query, [ownRows, bookRows], llmModels);
    if (kept.size >= keptMost) kept.clear();
    if (isLasting) kept.set(name, found);
    return found;
  };
  return { own, rows, models, plans, tiers, transport, find };
}

type Rows = ReadonlyMap<string, readonly PriceRow[]>;

function search(
  query: PriceQuery,
  [own, book]: readonly [Rows, Rows],
  models: ReadonlyMap<string, readonly LlmModel[]>,
): { found: Found; isLasting: boolean } {
  const mine = findInRows(own.get(keyOf(query)) ?? [], query, true);
  if (mine.offering !== null) return { found: mine, isLasting: true };
  const listed = findInRows(book.get(keyOf(query)) ?? [], query, false);
  if (listed.offering !== null) return { found: listed, isLasting: true };
  const model =
    query.via === "direct" && isPricedByToken(query.kind) ? findLlmModel(models, query.provider, query.model) : null;
  const time = new Date(query.at);
  if (model !== null && !Number.isNaN(time.getTime())) {
    const period = periodAt(model, time);
    if (period !== null)
      return { found: { offering: offeringOfModel(model, period) }, isLasting: !changesDaily(model) };
  }
  // The reason that is nearest to a price: a plan that is missing before a model that is.
  return { found: mine.why.kind === "model" ? listed : mine, isLasting: true };
}

function findInRows(rows: readonly PriceRow[], query: PriceQuery, isOwn: boolean): Found {
  const day = query.at.slice(0, 10);
  const named = rows.flatMap((row) => {
    const rank = bestRankOf(row.models, query.model);
    return rank === null ? [] : [{ row, rank }];
  });
  if (named.length === 0) return { offering: null, why: { kind: "model" } };
  const valid = named.filter(({ row }) => row.valid_from <= day && day <= (row.valid_to ?? "9999"));
  if (valid.length === 0) return { offering: null, why: { kind: "day" } };
  const onPlan = valid.filter(({ row }) => row.plan === null || row.plan === query.plan);
  const best = Math.max(...onPlan.map(({ rank }) => rank));
  const [first, ...rest] = onPlan.filter(({ rank }) => rank === best).map(({ row }) => row);
  if (first === undefined) {
    const plans = [...new Set(valid.flatMap(({ row }) => row.plan ?? []))];
    return { offering: null, why: { kind: "plan", plans } };
  }
  // Rows of another price that fits as well would mix two models' prices, or bill the same use twice: the first counts.
  const measures = new Set([measureOf(first.unit)]);
  const others = rest.filter(({ id, unit }) => {
    const isOfFirst = stemOf(id) === stemOf(first.id) && !measures.has(measureOf(unit));
    if (isOfFirst) measures.add(measureOf(unit));
    return isOfFirst;
  });
  return { offering: offeringOfRows([first, ...others], isOwn) };
}

function isPricedByToken(kind: PricedKind): boolean {
  return kind === "llm" || kind === "realtime" || kind === "embedding";
}

function keyOf({ kind, via, provider }: Pick<PriceQuery, "kind" | "via" | "provider">): string {
  return `${kind} ${via} ${provider}`;
}

function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}
