// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { at, fact, only, play, userTurn } from "../../../test/kit/facts.js";

const iso = (ms: number) => new Date(at(ms)).toISOString();
const close = (ms: number) => fact(ms, "session_closed");

describe("a request that failed and was retried", () => {
  it("is two calls, and the retry begins where the first attempt ended", () => {
    const { records } = play([
      ...userTurn(0, "s1").slice(0, 8),
      fact(1740, "provider_failed"),
      fact(2242, "llm_used", { durationMs: 742, ttftMs: 582 }),
      fact(2400, "agent_state_changed"),
      close(9000),
    ]);
    const calls = only(records, "call").filter((call) => call.kind === "llm");
    expect(calls).toMatchObject([
      { success: false, error_type: "APIConnectionError", input_tokens: null, latency_ms: 240, timestamp: iso(1500) },
      { success: true, error_type: null, input_tokens: 100, latency_ms: 502, ttft_ms: 342, timestamp: iso(1740) },
    ]);
    expect(only(records, "turn")[0]).toMatchObject({ llm_calls: 2, success: true });
    expect(only(records, "workflow_run").at(-1)).toMatchObject({ errors: 1, status: "completed" });
  });

  it("fails its turn when every attempt failed, and the empty report at the end is no call", () => {
    const { records } = play([
      ...userTurn(0, "s1").slice(0, 8),
      fact(1740, "provider_failed"),
      fact(2100, "provider_failed", { recoverable: false }),
      fact(2101, "llm_used", { requestId: null, ttftMs: null, inputTokens: 0, outputTokens: 0, cachedInputTokens: 0 }),
      fact(2102, "speech_done", {}),
      close(9000),
    ]);
    expect(only(records, "call").filter((call) => call.kind === "llm")).toHaveLength(2);
    expect(only(records, "turn")[0]).toMatchObject({ success: false, error_type: "APIConnectionError", llm_calls: 2 });
  });
});

describe("preemptive generation", () => {
  const listening = [
    fact(60, "user_state_changed", { state: "speaking" }),
    fact(900, "speech_created", { speechId: "early" }),
    fact(900, "speech_scheduled", { speechId: "early", scheduled: false }),
    fact(1200, "llm_used", { speechId: "early", durationMs: 300, ttftMs: 200 }),
    fact(1260, "user_state_changed", { state: "listening" }),
  ];
  const commit = (speechId: string) =>
    fact(1500, "user_turn_committed", {
      speechId,
      userStoppedSpeakingAt: at(1000),
      endOfUtteranceMs: 500,
      transcriptionMs: 300,
    });

  it("is not waited for when it was ready before the turn ended", () => {
    const { records } = play([
      ...listening,
      commit("early"),
      fact(1610, "agent_state_changed", { state: "speaking" }),
      fact(2000, "tts_used", { speechId: "early", durationMs: 500, ttfbMs: 100 }),
      fact(3610, "agent_message_added", {
        speechId: "early",
        startedSpeakingAt: at(1610),
        stoppedSpeakingAt: at(3610),
      }),
      fact(3610, "speech_done", { speechId: "early" }),
      close(9000),
    ]);
    const [turn] = only(records, "turn");
    expect(only(records, "turn")).toHaveLength(1);
    expect(turn?.latency).toMatchObject({ e2e_ms: 610, formula_ms: 800 });
    expect(turn?.latency.segments).toEqual([
      { name: "transcription", ms: 300 },
      { name: "endpointing", ms: 200 },
      { name: "tts_ttfb", ms: 100 },
      { name: "residual", ms: 10 },
    ]);
    expect(only(records, "call").every((call) => !call.discarded)).toBe(true);
  });

  it("that was invalidated still costs: its call is marked discarded and belongs to the turn it anticipated", () => {
    const { records } = play([
      ...listening,
      fact(1500, "speech_created", { speechId: "late" }),
      commit("late"),
      fact(1501, "speech_done", { speechId: "early", interrupted: true }),
      fact(1900, "llm_used", { speechId: "late" }),
      fact(2000, "speech_done", { speechId: "late" }),
      close(9000),
    ]);
    const [turn] = only(records, "turn");
    expect(only(records, "turn")).toHaveLength(1);
    expect(turn).toMatchObject({ speech_ids: ["early", "late"], interrupted: false, llm_calls: 2 });
    const calls = only(records, "call");
    expect(calls.map((call) => [call.speech_id, call.discarded, call.turn_id])).toEqual([
      ["early", true, turn?.turn_id],
      ["late", false, turn?.turn_id],
    ]);
  });
});
