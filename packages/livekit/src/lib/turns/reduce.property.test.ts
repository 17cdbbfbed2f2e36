// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFact } from "../../../test/kit/any-fact.js";
import { countCalls } from "../../../test/kit/count-calls.js";
import { fact, only, play, userTurn } from "../../../test/kit/facts.js";
import { countUsages, recordedUsage, testPricing, toldUsage, usdOfUsage } from "../../../test/kit/told-usage.js";
import { tornRecording } from "../../../test/kit/torn-recordings.js";
import { type CostTerms, noTerms } from "../costs/terms.js";
import { longestList } from "../../../test/kit/longest-list.js";
import { heldByTurnMost } from "./bounds.js";
import type { Fact } from "./fact.js";

const runs = { numRuns: 2000 };
// A bound against hanging, not on speed.
const timeout = 120_000;
const end = fact(100_000, "session_closed");

/** Of one kind, in US dollars: with nothing else to pay for. */
const terms: CostTerms = { ...noTerms, prices: testPricing };

const hasUsed = (call: CallRecord) =>
  (call.input_tokens ?? call.output_tokens ?? call.characters ?? call.audio_duration_ms) !== null;

/** Null if none of them is known. */
function sumOf(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}

function expectUsd(recorded: number | null | undefined, usd: number | null): void {
  if (usd === null) expect(recorded).toBeNull();
  else expect(Math.abs((recorded ?? Number.NaN) - usd)).toBeLessThan(1e-9);
}

/** Two real turns whose facts are reordered, repeated and lost. */
const tornConversation = fc
  .tuple(
    fc.shuffledSubarray([...userTurn(0, "s1"), ...userTurn(6000, "s2")], { minLength: 10 }),
    fc.array(fc.nat(27), { maxLength: 6 }),
  )
  .map(([facts, repeated]) => [...facts, ...repeated.flatMap((index) => facts[index] ?? [])]);

describe.each([
  ["facts that make no sense together", fc.array(anyFact, { maxLength: 60 })],
  ["facts of a real conversation, reordered, repeated and lost", tornConversation],
  ["facts of the recordings, reordered, repeated and lost", tornRecording],
])("the reducer, given %s,", { timeout }, (_, facts) => {
  it("never throws, ends every turn and closes its conversation", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { recorder, records } = play([...given, end]);
        expect(recorder.conversation.turns).toHaveLength(0);
        expect(only(records, "workflow_run").map((run) => run.status)).toEqual(["running", "completed"]);
        const indexes = only(records, "turn").map((turn) => turn.turn_index);
        expect(new Set(indexes).size).toBe(indexes.length);
      }),
      runs,
    );
  });

  it("loses no call and invents none", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const calls = only(play([...given, end]).records, "call");
        for (const { what, recorded, least, most } of countCalls(given, calls)) {
          expect([what, recorded >= least, recorded <= most]).toEqual([what, true, true]);
        }
      }),
      runs,
    );
  });

  it("invents no usage and no money: each call used, and costs, what one report says", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { records } = play([...given, end], terms);
        const calls = only(records, "call");
        const told = countUsages(toldUsage(given));
        for (const [usage, times] of countUsages(calls.filter(hasUsed).map(recordedUsage))) {
          expect([usage, times <= (told.get(usage) ?? 0)]).toEqual([usage, true]);
        }
        for (const call of calls) expectUsd(call.estimated_cost, call.success ? usdOfUsage(recordedUsage(call)) : null);
        // What failed has used nobody knows what.
        expect(calls.filter((call) => !call.success && hasUsed(call))).toEqual([]);
      }),
      runs,
    );
  });

  it("adds up: a turn is its calls and the conversation all of them, in tokens, characters, audio and money", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { records } = play([...given, end], terms);
        const calls = only(records, "call");
        const run = only(records, "workflow_run").at(-1);
        const sums: [number | null | undefined, (call: CallRecord) => number | null][] = [
          [run?.total_input_tokens, (call) => call.input_tokens],
          [run?.total_output_tokens, (call) => call.output_tokens],
          [run?.total_characters, (call) => call.characters],
          [run?.total_audio_ms, (call) => (call.kind === "stt" ? call.audio_duration_ms : null)],
        ];
        for (const [total, of] of sums) expect(total).toBe(sumOf(calls.map(of)));
        expectUsd(run?.total_cost, sumOf(calls.map((call) => call.estimated_cost)));
        expect(run?.unpriced_calls).toBe(calls.filter((call) => call.estimated_cost === null).length);
        for (const [index, turn] of records.entries()) {
          if (turn.type !== "turn") continue;
          // A call that is reported later counts in the conversation.
          const own = only(records.slice(0, index), "call").filter((call) => call.turn_id === turn.turn_id);
          expectUsd(turn.cost.total, sumOf(own.map((call) => call.estimated_cost)));
        }
      }),
      runs,
    );
  });

  it("cuts every wait into segments that sum to it, and keeps every time in order", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { records } = play([...given, end]);
        for (const turn of only(records, "turn")) {
          const sum = turn.latency.segments.reduce((total, segment) => total + segment.ms, 0);
          expect(sum).toBe(turn.latency.e2e_ms ?? 0);
          expect(turn.ended_at >= turn.started_at).toBe(true);
        }
        for (const call of only(records, "call")) expect(call.latency_ms).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });

  it("gives every call a turn that is written, or none", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { records } = play([...given, end]);
        const turns = new Set(only(records, "turn").map((turn) => turn.turn_id));
        for (const call of only(records, "call")) {
          if (call.turn_id !== null) expect(turns.has(call.turn_id)).toBe(true);
        }
      }),
      runs,
    );
  });

  it("replays to the same records, byte for byte", () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(JSON.stringify(play([...given, end]).records)).toBe(JSON.stringify(play([...given, end]).records));
      }),
      { numRuns: 500 },
    );
  });
});

describe("the reducer, given the facts of a real conversation of which some are lost,", { timeout }, () => {
  it("keeps every call and tool inside its turn, and every turn inside its conversation", () => {
    const conversation = [...userTurn(0, "s1"), ...userTurn(6000, "s2")];
    fc.assert(
      fc.property(fc.subarray(conversation), (given) => {
        const { records } = play([...given, end]);
        const run = only(records, "workflow_run").at(-1);
        for (const turn of only(records, "turn")) {
          expect(turn.started_at >= (run?.started_at ?? "") && turn.ended_at <= (run?.completed_at ?? "")).toBe(true);
          for (const call of only(records, "call").filter((one) => one.turn_id === turn.turn_id)) {
            const endedAt = Date.parse(call.timestamp) + (call.latency_ms ?? 0);
            expect(call.timestamp >= turn.started_at).toBe(true);
            expect(endedAt).toBeLessThanOrEqual(Date.parse(turn.ended_at));
          }
        }
      }),
      runs,
    );
  });
});

/** A few facts, again and again under ids that are new each time, as fast or slowly as may be. */
const flood = fc
  .tuple(fc.array(anyFact, { minLength: 1, maxLength: 5 }), fc.constantFrom(0, 1, 40, 5000))
  .map(([templates, stepMs]) =>
    Array.from({ length: 1500 }, (_, index) => {
      const template = templates[index % templates.length] ?? fact(0, "clock_ticked");
      return withNewIds({ ...template, at: template.at + index * stepMs }, index);
    }),
  );

/** The speech stays the same every second time, so that it collects what the others bring. */
function withNewIds(given: Fact, index: number): Fact {
  const isRenewed = (key: string) =>
    ["callId", "requestId", "toAgentId", "label", "provider"].includes(key) || (key === "speechId" && index % 2 === 0);
  return JSON.parse(
    JSON.stringify(given, (key, value: unknown) =>
      typeof value === "string" && isRenewed(key) ? `${value}-${index}` : value,
    ),
  ) as Fact;
}

const toolNumber = (index: number) => ({
  callId: `c${index}`,
  name: "tool",
  startedAt: index,
  endedAt: index,
  isError: false,
});

describe("the reducer's state", { timeout }, () => {
  it("stays small whatever comes in, however often and fast", () => {
    fc.assert(
      fc.property(flood, (given) => {
        const { recorder } = play(given);
        const { totals, conversation, subject } = recorder;
        // Of the waits one number each is kept, so that percentiles can be told.
        expect(longestList({ conversation, subject, totals: { ...totals, latenciesMs: [] } })).toBeLessThanOrEqual(
          heldByTurnMost,
        );
        expect(conversation.turns.length).toBeLessThanOrEqual(64);
      }),
      { numRuns: 80 },
    );
  });

  it.each([
    [
      "speeches",
      (index: number) => fact(1000, "speech_created", { speechId: `s${index}`, parentSpeechId: `s${index - 1}` }),
    ],
    ["tools", (index: number) => fact(1000, "tools_executed", { speechId: "s0", tools: [toolNumber(index)] })],
  ])("stays small when one turn has 2000 %s, and counts what it has no room for", (_, factNumber) => {
    const first = fact(0, "speech_created", { speechId: "s0", source: "say" });
    const given = Array.from({ length: 2000 }, (__, index) => factNumber(index + 1));
    const { recorder, records } = play([first, ...given]);
    expect(only(records, "turn")).toHaveLength(0);
    expect(recorder.conversation.turns).toHaveLength(1);
    expect(longestList(recorder)).toBe(heldByTurnMost);
    expect(recorder.conversation.dropped).toBeGreaterThanOrEqual(2000 - heldByTurnMost);
  });

  it("writes calls that wait for a turn's fate when they are too many, and loses none", () => {
    const speech = fact(1000, "speech_created", { speechId: "s1" });
    const reports = Array.from({ length: 2000 }, (_, index) => fact(1001, "llm_used", { requestId: `r${index}` }));
    const { recorder, records } = play([speech, ...reports]);
    expect(longestList(recorder)).toBe(heldByTurnMost);
    expect(only(records, "call")).toHaveLength(2000 - heldByTurnMost);
    expect(recorder.conversation.dropped).toBe(0);
    expect(only(play([speech, ...reports, end]).records, "call")).toHaveLength(2000);
  });

  it("stays small over a conversation of 2000 turns", () => {
    const facts = Array.from({ length: 2000 }, (_, index) => userTurn(index * 6000, `s${index}`)).flat();
    const { recorder } = play(facts);
    const { turns, endedSpeeches } = recorder.conversation;
    expect(turns.length).toBeLessThan(3);
    expect(endedSpeeches.length).toBeLessThanOrEqual(64);
  });

  it("stays small when no speech is ever reported done", () => {
    const facts = Array.from({ length: 2000 }, (_, index) =>
      fact(index * 1000, "speech_created", { speechId: `s${index}`, source: "say" }),
    );
    const { recorder, records } = play(facts);
    expect(recorder.conversation.turns.length).toBeLessThanOrEqual(64);
    expect(only(records, "turn").length + recorder.conversation.turns.length).toBe(2000);
  });
});
