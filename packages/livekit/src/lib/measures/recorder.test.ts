// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { fact, userTurn } from "../../../test/kit/facts.js";
import type { CostTerms } from "../costs/terms.js";
import { newRecorder, record } from "./recorder.js";

/** Every request costs as much, and a turn may cost 0.25 dollars. */
const termsAt = (usd: number): CostTerms => ({
  prices: {
    perMinute: {},
    priceOf: ({ kind }) => ({
      result: { usd: kind === "llm" ? usd : 0, priceId: null, asOf: null },
      tier: null,
      baseline: null,
    }),
  },
  limits: { perConversationUsd: null, perTurnUsd: 0.25 },
});

/** Budgets that a turn exceeded, one of whose requests is reported only after its end. */
function crossingsAt(usd: number) {
  let recorder = newRecorder(termsAt(usd));
  const facts = [
    fact(0, "conversation_started"),
    ...userTurn(100, "s1"),
    fact(60_000, "clock_ticked"),
    fact(60_010, "llm_used", { speechId: "s1", requestId: "late", durationMs: 400 }),
    fact(120_000, "clock_ticked"),
  ];
  const records: string[] = [];
  const crossings = facts.flatMap((one) => {
    const [next, written] = record(recorder, one);
    recorder = next;
    records.push(...written.map(({ type }) => type));
    return next.crossings;
  });
  return { crossings, records };
}

describe("a request that is reported after its turn has ended", () => {
  it("counts with the turn's earlier requests: its budget is exceeded by the sum, and once", () => {
    const { crossings, records } = crossingsAt(0.2);
    expect(records.lastIndexOf("call")).toBeGreaterThan(records.indexOf("turn"));
    expect(crossings.map(({ scope, spentPico }) => [scope, spentPico])).toEqual([["turn", 400_000_000_000n]]);
    expect(crossingsAt(0.3).crossings.map(({ spentPico }) => spentPico)).toEqual([300_000_000_000n]);
  });
});
