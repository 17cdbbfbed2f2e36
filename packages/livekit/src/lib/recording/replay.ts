// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";
import { type OwnPrices, pricingOf } from "@turnspan/telemetry";
import { type Budget, checkBudget, limitsOf } from "../budget.js";
import { type Recorder, newRecorder, record } from "../measures/recorder.js";
import type { Fact } from "../turns/fact.js";

/** What decides the costs in the records, beside the recording. */
export interface ReplayOptions {
  /** The `prices` that the call was observed with: they are not in the recording. Default none. */
  readonly prices?: OwnPrices | string | null;
  /** The `budget` that it was observed with; nobody is called. Default none. */
  readonly budget?: Budget;
}

/**
 * Makes the records again that a recording led to, byte for byte the same: ids are drawn from the seed in its first fact,
 * and time comes from the facts.
 *
 * The same prices make the same costs: those of one's own are given anew, and the book is this version's.
 *
 * @param facts A recording made with `observe(session, { recordFacts })`, in its order.
 * @throws {ConfigError} If there is a mistake in the prices or the budget.
 */
export function replay(facts: Iterable<Fact>, { prices = null, budget }: ReplayOptions = {}): TurnspanRecord[] {
  const terms = { prices: pricingOf(prices), limits: limitsOf(checkBudget(budget)) };
  const all: TurnspanRecord[] = [];
  let recorder: Recorder = newRecorder(terms);
  for (const fact of facts) {
    // A session that is started again is another conversation.
    const [next, records] = record(fact.type === "conversation_started" ? newRecorder(terms) : recorder, fact);
    recorder = next;
    all.push(...records);
  }
  return all;
}
