// SPDX-License-Identifier: Apache-2.0
import type { PriceRow, PriceUnit } from "../book/price-row.js";
import { providerNamed } from "../price/provider-names.js";
import type { OwnPrices } from "./own-prices.js";

/** Prices of one's own as rows of a book. Their ids begin with `own/`. */
export function ownRows({ prices = [] }: OwnPrices): readonly PriceRow[] {
  return prices.flatMap((price, index) => {
    const { models, kind, usd, plan = null, from = "0000-01-01", until = null, note = null } = price;
    const provider = providerNamed(price.provider);
    // LiveKit sells as a reseller alone: what reports it as the provider comes from there.
    const { via = provider === "livekit" ? "livekit-inference" : "direct" } = price;
    const units = Object.entries(usd) as [PriceUnit, number][];
    return units.map(([unit, amount]) => ({
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
    }));
  });
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
