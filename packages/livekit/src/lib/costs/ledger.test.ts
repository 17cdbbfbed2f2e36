// SPDX-License-Identifier: Apache-2.0
import { type CallRecord, sumUsd } from "@turnspan/records";
import { callSchema } from "@turnspan/records/readers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runCostFields, turnCostFields } from "./cost-fields.js";
import { type Crossing, type Ledger, bookCall, closeLedger, newLedger, turnCosts } from "./ledger.js";
import { type CostTerms, type PriceTag, noTerms } from "./terms.js";

const call = (cost: number | null, more: Partial<CallRecord> = {}): CallRecord =>
  callSchema.parse({
    v: 1,
    type: "call",
    service_name: "shop",
    environment: "test",
    trace_id: "0af7651916cd43dd8448eb211c80319c",
    span_id: "b7ad6b7169203331",
    call_id: "call",
    timestamp: "2026-11-20T14:02:11.000Z",
    kind: "llm",
    success: true,
    cancelled: false,
    discarded: false,
    fallback_used: false,
    turn_id: "turn-1",
    turn_index: 1,
    estimated_cost: cost,
    ...more,
  });
const tag = (more: Partial<PriceTag> = {}): PriceTag => ({
  result: { usd: null, priceId: null, asOf: null },
  tier: null,
  baseline: null,
  ...more,
});

function book(
  calls: readonly CallRecord[],
  { limits, prices }: CostTerms = noTerms,
  tagOf: (one: CallRecord) => PriceTag = () => tag(),
  elapsedMs = 0,
): { ledger: Ledger; crossings: readonly Crossing[] } {
  let ledger = newLedger;
  const all: Crossing[] = [];
  for (const one of calls) {
    const [next, crossings] = bookCall(ledger, one, tagOf(one), { limits, perMinute: prices.perMinute, elapsedMs });
    ledger = next;
    all.push(...crossings);
  }
  return { ledger, crossings: all };
}

const costs = fc.option(
  fc.oneof(
    fc.nat(10 ** 9).map((nano) => nano / 1e9),
    fc.nat(10 ** 12).map((pico) => pico / 1e12),
  ),
);
const kinds = fc.constantFrom("llm", "stt", "tts", "realtime", "turn_detector" as const);

describe("the costs of a conversation", () => {
  it("are the sum of its requests to the last digit that JSON shows, in any order", () => {
    const some = fc.array(fc.record({ cost: costs, kind: kinds }), { maxLength: 60 });
    fc.assert(
      fc.property(
        some.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          const runOf = (order: typeof list) =>
            runCostFields(book(order.map(({ cost, kind }) => call(cost, { kind }))).ledger, noTerms, 60_000);
          const run = runOf(list);
          const known = list.flatMap(({ cost }) => cost ?? []);
          expect(JSON.stringify(run.total_cost)).toBe(JSON.stringify(known.length === 0 ? null : sumUsd(known)));
          expect(runOf(shuffled).total_cost).toBe(run.total_cost);
          expect(sumUsd(Object.values(run.cost_by_kind ?? {}))).toBe(run.total_cost ?? 0);
          expect(run.unpriced_calls).toBe(list.length - known.length);
        },
      ),
    );
  });

  it("are null, not 0, where no request has a price", () => {
    const { ledger } = book([call(null), call(null, { kind: "stt" })]);
    expect(runCostFields(ledger, noTerms, 60_000)).toMatchObject({
      total_cost: null,
      cost_by_kind: null,
      cost_per_minute: null,
      baseline_cost: null,
      savings: null,
      unpriced_calls: 2,
    });
    expect(turnCostFields(turnCosts(ledger, "turn-1"), noTerms).cost).toEqual({
      llm: null,
      stt: null,
      tts: null,
      realtime: null,
      other: null,
      total: null,
      unpriced_calls: 2,
    });
  });

  it("are kept by turn and by kind", () => {
    const { ledger } = book([
      call(0.1),
      call(0.2),
      call(0.3, { kind: "turn_detector" }),
      call(0.7, { turn_id: "turn-2", turn_index: 2 }),
      call(1, { turn_id: null, turn_index: null }),
    ]);
    expect(turnCostFields(turnCosts(ledger, "turn-1"), noTerms).cost).toMatchObject({
      llm: 0.3,
      other: 0.3,
      total: 0.6,
      tts: null,
    });
    expect(turnCostFields(turnCosts(ledger, "turn-2"), noTerms).cost.total).toBe(0.7);
    expect(runCostFields(ledger, noTerms, null).total_cost).toBe(2.3);
  });

  it("keep no more than some turns, whatever comes after they have ended", () => {
    const calls = Array.from({ length: 1000 }, (_, index) => call(0.1, { turn_id: `turn-${index}` }));
    expect(book(calls).ledger.turns.length).toBeLessThanOrEqual(128);
  });

  it("hold telephony and platform by the minute, as kinds of their own", () => {
    const terms: CostTerms = {
      ...noTerms,
      prices: { ...noTerms.prices, perMinute: { telephony: 0.0085, platform: 0.01 } },
    };
    // 90 s: 1.5 × 0.0085 = 0.01275 and 1.5 × 0.01 = 0.015; with 0.05 for requests 0.07775, over 1.5 minutes 0.0518333….
    expect(runCostFields(book([call(0.05)]).ledger, terms, 90_000)).toMatchObject({
      total_cost: 0.07775,
      cost_by_kind: { llm: 0.05, telephony: 0.01275, platform: 0.015 },
      cost_per_minute: 0.051833333333,
    });
  });
});

describe("savings", () => {
  const premium = (one: CallRecord) =>
    tag({ tier: "cheap", baseline: { usd: (one.estimated_cost ?? 0) * 4, model: "openai/gpt-5.5" } });

  it("are what the same usage would have cost more on the premium models, which are named", () => {
    const { ledger } = book([call(0.01), call(0.02)], noTerms, premium);
    expect(runCostFields(ledger, noTerms, 60_000)).toMatchObject({
      baseline_cost: 0.12,
      baseline_models: ["openai/gpt-5.5"],
      savings: 0.09,
      savings_percent: 75,
      tiers_used: ["cheap"],
    });
  });

  it("count what has no premium model, and the minutes, on both sides", () => {
    const own = (one: CallRecord) =>
      one.kind === "stt"
        ? tag({ tier: "capable", baseline: { usd: one.estimated_cost ?? 0, model: null } })
        : premium(one);
    const { ledger } = book([call(0.01), call(0.05, { kind: "stt" })], noTerms, own);
    const terms: CostTerms = { ...noTerms, prices: { ...noTerms.prices, perMinute: { telephony: 0.1 } } };
    expect(runCostFields(ledger, terms, 60_000)).toMatchObject({
      total_cost: 0.16,
      baseline_cost: 0.19,
      savings: 0.03,
      savings_percent: 15.79,
    });
  });

  it("are unknown where nothing has a premium model, and may be below 0", () => {
    const none = book([call(0.01)], noTerms, () => tag({ baseline: { usd: 0.01, model: null } }));
    expect(runCostFields(none.ledger, noTerms, 60_000)).toMatchObject({
      baseline_cost: null,
      baseline_models: null,
      savings: null,
    });
    const dearer = book([call(0.04)], noTerms, () => tag({ baseline: { usd: 0.03, model: "x/y" } }));
    expect(runCostFields(dearer.ledger, noTerms, 60_000)).toMatchObject({ savings: -0.01, savings_percent: -33.33 });
  });
});

describe("budgets", () => {
  const terms: CostTerms = { ...noTerms, limits: { perConversationUsd: 0.3, perTurnUsd: 0.15 } };

  it("are exceeded by more than them, once: the conversation's, and each turn's", () => {
    const { ledger, crossings } = book(
      [
        call(0.15),
        call(0.01),
        call(0.1),
        call(0.04, { turn_id: "turn-2", turn_index: 2 }),
        call(0.2, { turn_id: "turn-2", turn_index: 2 }),
      ],
      terms,
    );
    expect(
      crossings.map(({ scope, turnIndex, limitUsd, spentPico }) => [scope, turnIndex, limitUsd, spentPico]),
    ).toEqual([
      ["turn", 1, 0.15, 160_000_000_000n],
      ["conversation", null, 0.3, 500_000_000_000n],
      ["turn", 2, 0.15, 240_000_000_000n],
    ]);
    expect(runCostFields(ledger, terms, 60_000).budget_exceeded).toEqual(["turn", "conversation"]);
    expect(turnCostFields(turnCosts(ledger, "turn-1"), terms).budget_exceeded).toBe(true);
  });

  it("are neither set nor exceeded without a limit, and not exceeded by what has no price", () => {
    const { ledger, crossings } = book([call(null), call(0.15)], terms);
    expect(crossings).toEqual([]);
    expect(runCostFields(ledger, terms, 60_000).budget_exceeded).toEqual([]);
    expect(runCostFields(ledger, noTerms, 60_000).budget_exceeded).toBeNull();
    expect(turnCostFields(turnCosts(ledger, "turn-1"), noTerms).budget_exceeded).toBeNull();
  });

  it("of a conversation are exceeded by its minutes too, at the latest when it ends", () => {
    const perMinute = { telephony: 0.1 };
    const by = (elapsedMs: number) =>
      book([call(0.01)], { ...terms, prices: { ...noTerms.prices, perMinute } }, undefined, elapsedMs).crossings;
    expect(by(60_000)).toEqual([]);
    expect(by(180_000)).toMatchObject([{ scope: "conversation" }]);
    const [closed, crossings] = closeLedger(book([call(0.01)], terms).ledger, terms.limits, perMinute, 180_000);
    expect(crossings).toHaveLength(1);
    expect(closeLedger(closed, terms.limits, perMinute, 180_000)[1]).toEqual([]);
  });
});
