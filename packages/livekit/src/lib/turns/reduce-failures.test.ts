// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { fact, only, play, userTurn } from "../../../test/kit/facts.js";

const close = fact(20_000, "session_closed");
const nothing = { requestId: null, ttftMs: null, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };
const model = { label: "one.LLM", provider: "one", model: "one-1" };
const voice = { label: "one.TTS", provider: "one", model: "one-2" };

/** A user's turn up to its commit at 1500. */
const asked = userTurn(0, "s1").slice(0, 8);
const recordsOf = (facts: ReturnType<typeof fact>[]) => play([...asked, ...facts, close]).records;
const callsOf = (kind: string, facts: ReturnType<typeof fact>[]) =>
  only(recordsOf(facts), "call").filter((call) => call.kind === kind);

describe("a request that failed for good", () => {
  it("is one call, although LiveKit reports it once more as cut short when it closes the session", () => {
    const facts = [
      fact(1700, "provider_failed", { ...model, recoverable: false }),
      fact(1701, "speech_done", { interrupted: true }),
      fact(1702, "llm_used", { ...model, ...nothing, cancelled: true }),
    ];
    expect(callsOf("llm", facts)).toMatchObject([{ success: false, error_type: "APIConnectionError" }]);
    const [turn] = only(recordsOf(facts), "turn");
    expect(turn).toMatchObject({ success: false, llm_calls: 1 });
  });

  it("is one call of unknown usage, although the voice's report counts what it was given to say", () => {
    const facts = [
      fact(1700, "provider_failed", { ...voice, source: "tts", recoverable: false }),
      fact(1701, "tts_used", { ...voice, requestId: null, ttfbMs: null, audioDurationMs: 0, characters: 37 }),
    ];
    expect(callsOf("tts", facts)).toMatchObject([{ success: false, characters: null }]);
  });

  it("hides no request that another model was asked and that was cut short", () => {
    const other = { label: "two.LLM", provider: "two", model: "two-1" };
    const facts = [
      fact(1700, "provider_failed", { ...model, recoverable: false }),
      fact(1800, "llm_used", { ...other, ...nothing, cancelled: true }),
    ];
    expect(callsOf("llm", facts).map(({ provider }) => provider)).toEqual(["one", "two"]);
  });

  it("began when the one before it had failed, where an adapter asks one voice after another", () => {
    const facts = [
      fact(1700, "provider_failed", { ...voice, source: "tts", recoverable: false }),
      fact(1900, "provider_failed", { ...voice, label: "two.TTS", source: "tts", recoverable: false }),
    ];
    expect(callsOf("tts", facts).map((call) => call.latency_ms)).toEqual([200, 200]);
  });
});

describe("a realtime model that goes on after an error", () => {
  const created = fact(1500, "speech_created", { speechId: "r1", realtime: true });
  const failed = fact(1700, "provider_failed", { source: "realtime", recoverable: true });

  it("has failed the turn whose response broke", () => {
    const { records } = play([created, failed, fact(1701, "speech_done", { speechId: "r1" }), close]);
    expect(only(records, "turn")).toMatchObject([{ success: false, error_type: "APIConnectionError" }]);
  });

  it("has not, if its response was there already", () => {
    const { records } = play([created, fact(1600, "realtime_used"), failed, close]);
    expect(only(records, "turn")).toMatchObject([{ success: null, error_type: null }]);
  });

  it("has not, if a response came after all", () => {
    const { records } = play([created, failed, fact(2500, "realtime_used"), close]);
    expect(only(records, "turn")).toMatchObject([{ success: null, error_type: null }]);
  });
});

describe("a recognizer that took over", () => {
  const first = { label: "one.STT", provider: "one", model: "one-3" };
  const second = { label: "two.STT", provider: "two", model: "two-3" };
  const takenOver = [
    fact(500, "user_state_changed", { state: "speaking" }),
    fact(800, "availability_changed", { kind: "stt", instance: first, available: false }),
    fact(1500, "stt_used", { ...second, requestId: "a", audioDurationMs: 700 }),
    fact(1600, "availability_changed", { kind: "stt", instance: first, available: true }),
  ];
  const byWhom = (facts: ReturnType<typeof fact>[]) =>
    only(play([...takenOver, ...facts, close]).records, "call")
      .filter((call) => call.success)
      .map((call) => [call.request_id, call.original_provider]);

  it("goes on hearing for the first one after that is back", () => {
    expect(byWhom([fact(6000, "stt_used", { ...second, requestId: "b" })])).toEqual([
      ["a", "one/one-3"],
      ["b", "one/one-3"],
    ]);
  });

  it("names the first one once, although that has failed twice since", () => {
    const again = [
      fact(6000, "availability_changed", { kind: "stt", instance: first, available: false }),
      fact(7000, "stt_used", { ...second, requestId: "b" }),
    ];
    const calls = only(play([...takenOver, ...again, close]).records, "call");
    expect(calls.find((call) => call.request_id === "b")?.fallback_chain).toEqual(["one/one-3", "two/two-3"]);
  });

  it("does so for nobody once the first has heard again", () => {
    const facts = [
      fact(6000, "stt_used", { ...first, requestId: "b", audioDurationMs: 900 }),
      fact(9000, "stt_used", { ...second, requestId: "c", audioDurationMs: 900 }),
    ];
    expect(byWhom(facts)).toEqual([
      ["a", "one/one-3"],
      ["b", null],
      ["c", null],
    ]);
  });
});
