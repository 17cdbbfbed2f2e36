// SPDX-License-Identifier: Apache-2.0
import type { PriceRow, PriceUnit, Via } from "../book/price-row.js";
import { providerNamed } from "../price/provider-names.js";
import type { OwnPrice, OwnPrices } from "./own-prices.js";

/** Prices of one's own as rows of a book. Their ids begin with `own/`. */
export function ownRows({ prices = [] }: OwnPrices): readonly PriceRow[] {
  return prices.flatMap((price, index) => {
    const { kind, usd, plan = null, from = "0000-01-01", until = null, note = null } = price;
    const units = Object.entries(usd) as [PriceUnit, number][];
    const offers = ownOffers(price);
    const row = (unit: PriceUnit, amount: number, { provider, via, models }: OwnOffer): PriceRow => ({
      id: `own/${provider}/${models[0] ?? ""}/${index + 1}${units.length > 1 ? `#${unit}` : ""}`,
      provider,
      models,
      kind,
      via,
      plan,
      unit,
      usd: amount,
      valid_from: from,
      valid_to: until,
      source_url: price.source ?? "",
      read_on: price.read_on ?? "",
      note,
    });
    return offers.flatMap((offer) => units.map(([unit, amount]) => row(unit, amount, offer)));
  });
}

/** Whose models a price is for, by our names. */
export interface OwnOffer {
  readonly provider: string;
  readonly via: Via;
  readonly models: readonly string[];
}

/** What a price of one's own is for: of LiveKit, with the makers in the models' names, one offer a maker. */
export function ownOffers({
  provider: written,
  models,
  via: sold,
}: Pick<OwnPrice, "provider" | "models" | "via">): readonly OwnOffer[] {
  const provider = providerNamed(written);
  // LiveKit sells as a reseller alone: what reports it as the provider comes from there.
  const via = sold ?? (provider === "livekit" ? "livekit-inference" : "direct");
  if (via === "direct") return [{ provider, via, models }];
  const byMaker = new Map<string, string[]>();
  for (const name of models) {
    const [maker = "", ...rest] = name.split("/");
    const isSplit = rest.length > 0 && (provider === "livekit" || providerNamed(maker) === provider);
    const owner = isSplit ? providerNamed(maker) : provider;
    byMaker.set(owner, [...(byMaker.get(owner) ?? []), isSplit ? rest.join("/") : name]);
  }
  return [...byMaker].map(([owner, named]): OwnOffer => ({ provider: owner, via, models: named }));
}

/** `provider/model` of a tier with our name of the provider, which `*` may stand for. */
export function tierName(written: string): string {
  const [provider = "", ...model] = written.split("/");
  return [provider.includes("*") ? provider : providerNamed(provider), ...model].join("/");
}

/** Models by tier, by our names of their providers. */
export function ownTiers({ tiers = {} }: OwnPrices): NonNullable<OwnPrices["tiers"]> {
  return Object.fromEntries(
    Object.entries(tiers).map(([tier, names]) => [tier, (names as readonly string[] | undefined)?.map(tierName) ?? []]),
  );
}

/** The per-minute parts of a conversation, with rows of the book looked up: the newest of that name. */
export function ownTransport(
  { transport = {} }: OwnPrices,
  rows: readonly PriceRow[],
): Partial<Record<"telephony" | "platform", number>> {
  const parts = Object.entries(transport).flatMap(([kind, price]) => {
    const usd = typeof price === "number" ? price : usdAMinuteOf(price, rows);
    return usd === null ? [] : [[kind, usd] as const];
  });
  return Object.fromEntries(parts);
}

/** What a line named `provider/model` costs a minute; null if the book does not know it. */
export function usdAMinuteOf(name: string, rows: readonly PriceRow[]): number | null {
  const [provider = "", ...model] = name.split("/");
  const row = rows.findLast(
    ({ kind, unit, models, ...other }) =>
      (kind === "telephony" || kind === "platform") &&
      unit === "minute" &&
      other.provider === providerNamed(provider) &&
      models.includes(model.join("/")),
  );
  return row?.usd ?? null;
}
