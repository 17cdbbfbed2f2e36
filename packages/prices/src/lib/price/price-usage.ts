// SPDX-License-Identifier: Apache-2.0
import { divideRounded, usdOfPico } from "@turnspan/records";
import { type Offering, stepOf } from "../book/offering.js";
import type { PriceUnit } from "../book/price-row.js";
import type { PricePart, PricedCall } from "./price-result.js";
import { quantitiesOf } from "./quantities.js";

/** What a request's usage costs at given prices, or what is missing to tell. */
export type PricedUsage =
  | { readonly usd: number; readonly parts: readonly PricePart[] }
  | { readonly usd: null; readonly missing: string };

/** Amounts may be fractions, of a millisecond for instance: they count to the thousandth. */
const fine = 1_000;

/** Prices what a request used. Each part is rounded to the pico-dollar, and the price is exactly their sum. */
export function priceUsage(call: PricedCall, offering: Offering): PricedUsage {
  const { rates } = offering;
  const quantities = quantitiesOf(call, unitsOf(offering), offering.audioAsText);
  if (quantities.known === null) return { usd: null, missing: quantities.missing };
  let pico = 0n;
  const parts: PricePart[] = [];
  for (const { unit, amount, perUnit } of quantities.known) {
    const rate = rates.get(unit);
    const step = rate && stepOf(rate, call.input_tokens ?? 0);
    if (!step) return { usd: null, missing: `its model has no price for ${unit}` };
    const cost = divideRounded(BigInt(Math.round(amount * fine)) * step.pico, BigInt(perUnit * fine));
    pico += cost;
    parts.push({ unit, quantity: amount / perUnit, usdPerUnit: step.usd, usd: usdOfPico(cost) });
  }
  return { usd: usdOfPico(pico), parts };
}

const unitSets = new WeakMap<Offering, ReadonlySet<PriceUnit>>();

function unitsOf(offering: Offering): ReadonlySet<PriceUnit> {
  const known = unitSets.get(offering);
  if (known !== undefined) return known;
  const units = new Set(offering.rates.keys());
  unitSets.set(offering, units);
  return units;
}
