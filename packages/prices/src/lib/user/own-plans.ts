// SPDX-License-Identifier: Apache-2.0
import type { PriceRow } from "../book/price-row.js";
import { providerNamed } from "../price/provider-names.js";
import type { OwnPrices } from "./own-prices.js";
import { ownRows } from "./own-rows.js";
import { type PricesFault, faultAt } from "./prices-error.js";

/** Plans by our name of who is paid. */
export function ownPlans({ plans = {} }: OwnPrices): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(plans).map(([payee, plan]) => [providerNamed(payee), plan]));
}

/** A plan that no price is for would leave what it was meant for without a price, and say so nowhere. */
export function faultsOfPlans(own: OwnPrices, rows: readonly PriceRow[]): readonly PricesFault[] {
  const known = new Map<string, Set<string>>();
  for (const { via, provider, plan } of [...rows, ...ownRows(own)]) {
    if (plan === null) continue;
    const payee = via === "livekit-inference" ? "livekit" : provider;
    known.set(payee, (known.get(payee) ?? new Set()).add(plan));
  }
  const seen = new Map<string, string>();
  return Object.entries(own.plans ?? {}).flatMap(([written, plan]) => {
    const path = ["plans", written];
    const payee = providerNamed(written);
    const first = seen.get(payee);
    if (first !== undefined) return [faultAt(path, `one plan with ${payee}`, `${written} beside ${first}`)];
    seen.set(payee, written);
    const plans = known.get(payee);
    if (plans === undefined) {
      const expected = `a provider with prices by plan: ${[...known.keys()].join(", ")}`;
      return [faultAt(path, expected, `${written}, which has none`)];
    }
    return plans.has(plan) ? [] : [faultAt(path, `one of ${[...plans].join(", ")}`, JSON.stringify(plan))];
  });
}
