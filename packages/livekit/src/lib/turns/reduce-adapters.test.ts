// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { fact, only, play, userTurn } from "../../../test/kit/facts.js";

const close = fact(20_000, "session_closed");
const primary = { label: "one.LLM", provider: "one", model: "one-1" };
const secondary = { label: "two.LLM", provider: "two", model: "two-1" };
const nothing = { requestId: null, ttftMs: null, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };

/** A user's turn up to its commit at 1500. */
const asked = userTurn(0, "s1").slice(0, 8);
const llmCalls = (facts: ReturnType<typeof fact>[]) =>
  only(play([...asked, ...facts, close]).records, "call").filter((call) => call.kind === "llm");

describe("an LLM fallback adapter", () => {
  it("that is healthy makes one call of its member's report and its own copy", () => {
    const calls = llmCalls([
      fact(1900, "llm_used", { ...primary, requestId: "r1" }),
      fact(1901, "llm_used", {
        label: "FallbackAdapter",
        provider: null,
        model: "FallbackAdapter",
        requestId: "r1",
        isCopy: true,
      }),
    ]);
    expect(calls).toMatchObject([{ provider: "one", request_id: "r1", fallback_used: false, fallback_chain: null }]);
  });

  it("whose first choice fails tells who answered instead, and that the first was asked", () => {
    const facts = [
      fact(1700, "llm_used", { ...primary, ...nothing, durationMs: 200 }),
      fact(1700, "availability_changed", { instance: primary }),
      fact(2100, "llm_used", { ...secondary, requestId: "r2", durationMs: 400 }),
      fact(2101, "llm_used", { label: "FallbackAdapter", provider: null, requestId: "r2", isCopy: true }),
    ];
    expect(llmCalls(facts)).toMatchObject([
      { provider: "one", success: false, error_type: "no_response", input_tokens: null, fallback_used: false },
      {
        provider: "two",
        success: true,
        fallback_used: true,
        original_provider: "one/one-1",
        fallback_chain: ["one/one-1", "two/two-1"],
      },
    ]);
    const heard = fact(2300, "agent_state_changed");
    const [turn] = only(play([...asked, ...facts, heard, close]).records, "turn");
    expect(turn).toMatchObject({ success: true, error_type: null, llm_calls: 2 });
  });

  it("that asks the first choice again in the background pays for it, and throws the answer away", () => {
    const calls = llmCalls([
      fact(1700, "llm_used", { ...primary, ...nothing, durationMs: 200 }),
      fact(1700, "availability_changed", { instance: primary }),
      fact(2000, "llm_used", { ...primary, requestId: "probe", durationMs: 300 }),
      fact(2100, "llm_used", { ...secondary, requestId: "r2", durationMs: 400 }),
    ]);
    expect(calls.map((call) => [call.request_id, call.discarded, call.fallback_used])).toEqual([
      [null, false, false],
      ["probe", true, false],
      ["r2", false, true],
    ]);
  });

  it("all of whose members have failed before takes the answer of the first that is back", () => {
    const calls = llmCalls([
      fact(1600, "availability_changed", { instance: primary }),
      fact(1600, "availability_changed", { instance: secondary }),
      fact(2100, "llm_used", { ...primary, requestId: "r3" }),
    ]);
    expect(calls).toMatchObject([{ request_id: "r3", discarded: false }]);
  });

  it("over two models that report alike takes the answer of the second for a fallback, not for a probe", () => {
    const twin = { members: [primary, primary], alike: 2, instance: primary };
    const facts = [
      fact(1700, "availability_changed", twin),
      fact(2100, "llm_used", { ...primary, requestId: "r2", durationMs: 400 }),
    ];
    expect(llmCalls(facts)).toMatchObject([
      { request_id: "r2", discarded: false, fallback_used: true, fallback_chain: ["one/one-1", "one/one-1"] },
    ]);
    const failed = fact(1690, "provider_failed", { ...primary, recoverable: false });
    const heard = fact(2300, "agent_state_changed");
    const [turn] = only(play([...asked, failed, ...facts, heard, close]).records, "turn");
    expect(turn).toMatchObject({ success: true, error_type: null });
  });

  it("both of whose models, which report alike, are out tells one that is back from one that is not", () => {
    const twin = { members: [primary, primary, secondary], alike: 2, instance: primary, instances: 3 };
    const calls = llmCalls([
      fact(1600, "availability_changed", twin),
      fact(1650, "availability_changed", twin),
      fact(2000, "llm_used", { ...primary, requestId: "probe", durationMs: 300 }),
      fact(2010, "availability_changed", { ...twin, available: true }),
      fact(2500, "llm_used", { ...primary, requestId: "r2", durationMs: 400 }),
    ]);
    expect(calls.map((call) => [call.request_id, call.discarded, call.fallback_used])).toEqual([
      ["probe", true, false],
      ["r2", false, true],
    ]);
  });

  it("has nothing to do with a model that is none of its own", () => {
    const calls = llmCalls([
      fact(1600, "availability_changed", { instance: primary, members: [primary, secondary], alike: 1 }),
      fact(2100, "llm_used", { label: "three.LLM", provider: "three", model: "three-1", requestId: "r3" }),
      fact(2200, "llm_used", { ...secondary, requestId: "r2" }),
    ]);
    expect(calls.map((call) => [call.request_id, call.fallback_used])).toEqual([
      ["r3", false],
      ["r2", true],
    ]);
  });

  it("knows a member that it asks through an adapter of its own", () => {
    const members = [primary, { label: "tts.StreamAdapter<two.LLM>", provider: null, model: null }];
    const calls = llmCalls([
      fact(1600, "availability_changed", { instance: primary, members, alike: 1 }),
      fact(2200, "llm_used", { ...secondary, requestId: "r2" }),
    ]);
    expect(calls).toMatchObject([{ fallback_used: true }]);
  });

  it("is the first choice again once it has recovered", () => {
    const calls = llmCalls([
      fact(1600, "availability_changed", { instance: primary }),
      fact(1700, "availability_changed", { instance: primary, available: true }),
      fact(2100, "llm_used", { ...primary, requestId: "r4" }),
    ]);
    expect(calls).toMatchObject([{ discarded: false, fallback_used: false }]);
  });
});

describe("an adapter that nobody knows", () => {
  it("is seen through by the request id that it repeats under a label of its own", () => {
    const calls = llmCalls([
      fact(1900, "llm_used", { ...primary, requestId: "r1" }),
      fact(1901, "llm_used", { label: "my.Adapter", provider: null, requestId: "r1" }),
    ]);
    expect(calls).toHaveLength(1);
  });
});

describe("speech-to-text behind a fallback adapter", () => {
  it("is a failed call where the adapter gives it up, and a fallback where another hears", () => {
    const first = { label: "one.STT", provider: "one", model: "ear-1" };
    const { records } = play([
      fact(60, "user_state_changed"),
      fact(500, "availability_changed", { kind: "stt", instance: first }),
      fact(1300, "stt_used", { label: "two.STT", provider: "two", model: "ear-2" }),
      ...asked.slice(4),
      close,
    ]);
    expect(only(records, "call").filter((call) => call.kind === "stt")).toMatchObject([
      { provider: "one", success: false, error_type: "unavailable", audio_duration_ms: null },
      { provider: "two", success: true, fallback_used: true, original_provider: "one/ear-1" },
    ]);
  });
});

describe("an agent's one model that is the same as one behind an adapter of another agent's", () => {
  const whileOut = (isAlone: boolean) =>
    llmCalls([
      fact(1600, "availability_changed", { instance: primary, members: [primary, secondary] }),
      fact(2100, "llm_used", { ...secondary, requestId: "r2", isAlone }),
    ]);

  it("takes over from nobody", () => {
    expect(whileOut(true)).toMatchObject([{ provider: "two", fallback_used: false, fallback_chain: null }]);
    expect(whileOut(false)).toMatchObject([{ fallback_used: true, fallback_chain: ["one/one-1", "two/two-1"] }]);
  });

  it("is no probe when the other one fails", () => {
    const calls = llmCalls([
      fact(1600, "availability_changed", { instance: secondary, members: [primary, secondary] }),
      fact(2100, "llm_used", { ...secondary, requestId: "r2", isAlone: true }),
    ]);
    expect(calls).toMatchObject([{ provider: "two", discarded: false }]);
  });
});
