// SPDX-License-Identifier: Apache-2.0
import type { PriceUnit } from "../book/price-row.js";

/** How the name of a model is recognised; letter case does not matter, but in a regular expression. */
export type NameMatch =
  | { readonly equals: string }
  | { readonly starts_with: string }
  | { readonly ends_with: string }
  | { readonly contains: string }
  | { readonly regex: string }
  | { readonly or: readonly NameMatch[] }
  | { readonly and: readonly NameMatch[] };

/** A price, or prices from a number of input tokens on: a request with more than that many pays it for all its tokens. */
export type TokenPrice = number | readonly (readonly [above: number, usd: number])[];

/** Prices and when they hold: always, from a day on, or within hours of each day (UTC, with a Z). */
export interface PricePeriod {
  readonly from?: string;
  readonly daily?: readonly [start: string, end: string];
  readonly usd: Readonly<Partial<Record<PriceUnit, TokenPrice>>>;
}

/** A language model's token prices, as @pydantic/genai-prices has them. */
export interface LlmModel {
  readonly provider: string;
  readonly model: string;
  readonly match: NameMatch;
  /** The last one that holds counts; the first one if none does. */
  readonly periods: readonly PricePeriod[];
  readonly source_url: string;
  readonly read_on: string;
  /** Providers whose models this one resells at the same prices. */
  readonly fallbacks?: readonly string[];
}

export function isNamed(match: NameMatch, model: string): boolean {
  const name = model.toLowerCase();
  if ("equals" in match) return name === match.equals.toLowerCase();
  if ("starts_with" in match) return name.startsWith(match.starts_with.toLowerCase());
  if ("ends_with" in match) return name.endsWith(match.ends_with.toLowerCase());
  if ("contains" in match) return name.includes(match.contains.toLowerCase());
  if ("regex" in match) return new RegExp(match.regex).test(name);
  if ("or" in match) return match.or.some((one) => isNamed(one, model));
  return match.and.every((one) => isNamed(one, model));
}

/** The period in which a request at that time falls. */
export function periodAt(model: LlmModel, at: Date): PricePeriod | null {
  return model.periods.findLast((period) => holds(period, at)) ?? model.periods[0] ?? null;
}

/** Whether the price depends on the time of the day. */
export function changesDaily(model: LlmModel): boolean {
  return model.periods.some((period) => period.daily !== undefined);
}

function holds({ from, daily }: PricePeriod, at: Date): boolean {
  if (daily !== undefined) {
    const time = at.toISOString().slice(11, 23);
    const [start, end] = daily.map((text) => text.replace("Z", "")) as [string, string];
    return end < start ? time >= start || time < end : time >= start && time < end;
  }
  return from === undefined || at.toISOString().slice(0, 10) >= from;
}
