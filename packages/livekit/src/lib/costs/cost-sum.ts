// SPDX-License-Identifier: Apache-2.0
import { usdOfPico } from "@turnspan/records";

/** Known costs by kind in pico-dollars, so that their order does not matter, and how many requests have none. */
export interface CostSum {
  readonly picoByKind: ReadonlyMap<string, bigint>;
  readonly unpriced: number;
}

export const noCosts: CostSum = { picoByKind: new Map(), unpriced: 0 };

/** Adds one cost; null is one more request without a price. */
export function addCost(sum: CostSum, kind: string, pico: bigint | null): CostSum {
  if (pico === null) return { ...sum, unpriced: sum.unpriced + 1 };
  return { ...sum, picoByKind: new Map(sum.picoByKind).set(kind, (sum.picoByKind.get(kind) ?? 0n) + pico) };
}

/** The sum of what is known; null if nothing is. */
export function totalPico({ picoByKind }: CostSum): bigint | null {
  return picoByKind.size === 0 ? null : [...picoByKind.values()].reduce((total, pico) => total + pico, 0n);
}

/** US dollars; null stays null. */
export function optionalUsd(pico: bigint | null | undefined): number | null {
  return pico === null || pico === undefined ? null : usdOfPico(pico);
}
