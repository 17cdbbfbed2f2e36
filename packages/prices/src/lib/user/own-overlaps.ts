// SPDX-License-Identifier: Apache-2.0
import { compete } from "../book/match-model.js";
import type { OwnPrice, OwnPrices } from "./own-prices.js";
import { ownOffers, tierName } from "./own-rows.js";
import { type PricesFault, faultAt } from "./prices-error.js";

/** Two prices for one model, plan and day would make the answer depend on their order, whatever their units. */
export function ownOverlaps({ prices = [] }: OwnPrices): readonly PricesFault[] {
  return prices.flatMap((price, index) => {
    const other = prices.slice(0, index).findIndex((one) => holdTogether(price, one) && meet(price, one));
    if (other === -1) return [];
    const got = `one more price of the same model, unit, plan and time as prices[${other}]`;
    return [faultAt(["prices", index], "one price for a model, unit, plan and time", got)];
  });
}

/** A model in two lists would have the tier of the one that is read first. */
export function tierOverlaps({ tiers = {} }: OwnPrices): readonly PricesFault[] {
  const seen: { readonly list: string; readonly name: string }[] = [];
  return Object.entries(tiers).flatMap(([list, models]) =>
    ((models as readonly string[] | undefined) ?? []).flatMap((model, index) => {
      const name = tierName(model);
      const other = seen.find((one) => one.list !== list && compete(one.name, name));
      seen.push({ list, name });
      if (other === undefined) return [];
      return [faultAt(["tiers", list, index], "a model in one list alone", `${model}, which is in ${other.list} too`)];
    }),
  );
}

function holdTogether(a: OwnPrice, b: OwnPrice): boolean {
  const onOnePlan = a.plan === b.plan || a.plan === undefined || b.plan === undefined;
  return onOnePlan && (a.from ?? "0000") <= (b.until ?? "9999") && (b.from ?? "0000") <= (a.until ?? "9999");
}

function meet(a: OwnPrice, b: OwnPrice): boolean {
  if (a.kind !== b.kind) return false;
  return ownOffers(a).some((one) =>
    ownOffers(b).some(
      (other) =>
        one.provider === other.provider &&
        one.via === other.via &&
        one.models.some((model) => other.models.some((name) => compete(model, name))),
    ),
  );
}
