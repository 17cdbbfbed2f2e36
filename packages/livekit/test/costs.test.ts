// SPDX-License-Identifier: Apache-2.0
import { type CallRecord, type TurnRecord, type WorkflowRunRecord, sumUsd } from "@turnspan/records";
import { readRecord } from "@turnspan/records/readers";
import { type Scenario, type ServedRequest, playScenario } from "@turnspan/scenario-kit";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BudgetExceeded, type Observation, type OwnPrices, observe, parseFacts, replay } from "../src/index.js";
import { bargeInDuringGeneration } from "./scenarios/barge-in-during-generation.js";
import { pairCalls } from "./scenarios/truth/pair-calls.js";

const { providers } = bargeInDuringGeneration;
const named = (provider: string, model: string) => ({ identity: { provider, model, label: `${provider}.${model}` } });

/** The caller cuts an answer short, whose tokens are never told, by models that have a price; two turns. */
const scenario: Scenario = {
  ...bargeInDuringGeneration,
  name: "costs",
  providers: {
    ...providers,
    stt: (providers.stt ?? []).map((plan) => ({ ...plan, ...named("Deepgram", "nova-3") })),
    llm: (providers.llm ?? []).map((plan) => ({ ...plan, ...named("api.openai.com", "gpt-4o-mini") })),
    tts: (providers.tts ?? []).map((plan) => ({ ...plan, ...named("livekit", "elevenlabs/eleven_flash_v2_5") })),
  },
};

const prices: OwnPrices = { plans: { livekit: "scale" }, transport: { telephony: "twilio/us-local-inbound" } };
const budget = { perConversationUsd: 0.001, perTurnUsd: 0.001 };
const dir = mkdtempSync(join(tmpdir(), "turnspan-costs-"));
const facts = join(dir, "call.facts.jsonl");

let requests: readonly ServedRequest[] = [];
let calls: readonly CallRecord[] = [];
let turns: readonly TurnRecord[] = [];
let runs: readonly WorkflowRunRecord[] = [];
let lines: readonly string[] = [];
let observation: Observation;
const told: BudgetExceeded[] = [];

beforeAll(async () => {
  const truth = await playScenario(scenario, {
    onSession: (session) => {
      observation = observe(session, {
        dir,
        endpoint: "none",
        tenant: "acme",
        prices,
        budget: {
          ...budget,
          onExceeded: (event) => {
            told.push(event);
            throw new Error("the host's own mistake");
          },
        },
        recordFacts: facts,
      });
    },
  });
  await observation.shutdown();
  requests = truth.requests;
  const [day = ""] = readdirSync(dir).filter((name) => /^\d{4}-/.test(name));
  lines = ["calls", "turns", "workflow_runs"].flatMap((file) =>
    readFileSync(join(dir, day, `${file}.jsonl`), "utf8")
      .split("\n")
      .filter((line) => line !== ""),
  );
  const records = lines.flatMap((line) => {
    const read = readRecord(line);
    return read.kind === "record" ? [read.record] : [];
  });
  calls = records.filter((record) => record.type === "call");
  turns = records.filter((record) => record.type === "turn");
  runs = records.filter((record) => record.type === "workflow_run");
}, 60_000);

afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** What the ledger's request costs, by the price lists' own words; null where its usage was never told. */
function costByHand({ kind, usageSent, inputTokens, cachedTokens, outputTokens, characters, audioMs }: ServedRequest) {
  if (!usageSent) return null;
  const cached = cachedTokens ?? 0;
  // gpt-4o-mini: 0.15, cached 0.075, out 0.60 USD a million. nova-3: 0.0048 USD a minute. Flash on LiveKit's scale plan: 60 USD a million.
  if (kind === "llm") return (((inputTokens ?? 0) - cached) * 0.15 + cached * 0.075 + (outputTokens ?? 0) * 0.6) / 1e6;
  if (kind === "stt") return ((audioMs ?? 0) / 60_000) * 0.0048;
  return ((characters ?? 0) / 1e6) * 60;
}

describe("the costs of a call on a real session", () => {
  it("are the ledger times the price, request by request", () => {
    const { pairs } = pairCalls(requests, calls);
    expect(pairs.length).toBe(calls.length);
    for (const { request, call } of pairs) {
      const expected = costByHand(request);
      if (expected === null) expect(call).toMatchObject({ estimated_cost: null, price_id: null, tier: null });
      else expect(call.estimated_cost).toBeCloseTo(expected, 11);
    }
    expect(new Set(calls.flatMap(({ price_id }) => price_id ?? []))).toEqual(
      new Set([
        "deepgram/nova-3/direct/2026-05-28",
        "openai/gpt-4o-mini/genai-prices/2026-09-23",
        "elevenlabs/eleven_flash_v2_5/livekit-scale/2026-06",
      ]),
    );
  });

  it("of a request that was cut before its usage was told are unknown, and counted as that", () => {
    const unknown = calls.filter(({ estimated_cost: cost }) => cost === null);
    expect(unknown).toMatchObject([{ kind: "llm", cancelled: true }]);
    expect(runs.at(-1)?.unpriced_calls).toBe(1);
    expect(turns.map(({ cost }) => cost.unpriced_calls).toSorted((one, other) => one - other)).toEqual([0, 1]);
  });

  it("sum to the turns' and the conversation's, to the last digit in the files, the line by the minute beside them", () => {
    const run = runs.at(-1);
    const costsOf = (some: readonly CallRecord[]) => sumUsd(some.flatMap(({ estimated_cost: cost }) => cost ?? []));
    for (const turn of turns) {
      expect(turn.cost.total).toBe(costsOf(calls.filter(({ turn_id: id }) => id === turn.turn_id)));
    }
    expect(sumUsd(turns.map(({ cost }) => cost.total ?? 0))).toBe(costsOf(calls));
    const { telephony = Number.NaN, ...kinds } = run?.cost_by_kind ?? {};
    expect(Object.keys(kinds).toSorted()).toEqual(["llm", "stt", "tts"]);
    expect(sumUsd(Object.values(kinds))).toBe(costsOf(calls));
    expect(telephony).toBeCloseTo(((run?.total_duration_ms ?? 0) / 60_000) * 0.0085, 11);
    expect(run?.total_cost).toBe(sumUsd([costsOf(calls), telephony]));
    expect(lines.join("\n")).not.toMatch(/"(estimated_cost|total|total_cost)":\d+\.\d{13}/);
  });

  it("are held against the premium models, which the conversation names", () => {
    const run = runs.at(-1);
    expect(run?.baseline_models?.toSorted()).toEqual(["elevenlabs/eleven_multilingual_v2", "openai/gpt-5.5"]);
    expect(run?.tiers_used.toSorted()).toEqual(["capable", "cheap"]);
    expect(run?.savings).toBe(sumUsd([run?.baseline_cost ?? 0, -(run?.total_cost ?? 0)]));
    expect(run?.savings).toBeGreaterThan(0);
  });

  it("tell the host once of each budget that is exceeded, whatever the host does, and mark the records", () => {
    const conversation = told.filter(({ scope }) => scope === "conversation");
    expect(conversation).toMatchObject([
      { limitUsd: 0.001, tenant: "acme", turnId: null, conversationId: runs[0]?.conversation_id },
    ]);
    expect(conversation[0]?.spentUsd).toBeGreaterThan(0.001);
    const over = turns.filter(({ cost }) => (cost.total ?? 0) > 0.001).map(({ turn_id: id }) => id);
    expect(told.flatMap(({ turnId }) => turnId ?? []).toSorted()).toEqual(over.toSorted());
    expect(turns.filter(({ budget_exceeded: exceeded }) => exceeded).map(({ turn_id: id }) => id)).toEqual(over);
    expect(runs.at(-1)?.budget_exceeded).toContain("conversation");
    expect(observation.problems.map(({ code }) => code)).toEqual(["guard_budget.on_exceeded_Error"]);
  });

  it("replay from the recording with the same prices and budget, and are unknown where they are not given", () => {
    const recording = parseFacts(readFileSync(facts, "utf8"));
    const again = replay(recording, { prices, budget });
    const one = (record: (typeof again)[number]) =>
      JSON.stringify(record, (_, value: unknown) => (value === null ? undefined : value));
    expect(again.map(one).toSorted()).toEqual([...lines].toSorted());
    const without = replay(recording).filter((record) => record.type === "call");
    expect(without.find(({ kind }) => kind === "tts")).toMatchObject({ estimated_cost: null, price_id: null });
    expect(without.find(({ kind }) => kind === "stt")?.estimated_cost).toBeGreaterThan(0);
  });
});
