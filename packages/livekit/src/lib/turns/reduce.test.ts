// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { at, fact, only, play, userTurn } from "../../../test/kit/facts.js";
import { graceMs } from "./settle.js";
import { speechWaitMs } from "./waiting-calls.js";

const iso = (ms: number) => new Date(at(ms)).toISOString();
const close = (ms: number) => fact(ms, "session_closed");

describe("a user turn", () => {
  const { records } = play([...userTurn(1000, "s1"), close(9000)]);
  const [turn] = only(records, "turn");
  const calls = only(records, "call");

  it("spans from the user's first sound to the end of what it caused", () => {
    expect(turn).toMatchObject({
      turn_index: 1,
      initiator: "user",
      modality: "audio",
      started_at: iso(1000),
      ended_at: iso(4850),
      user_started_speaking_at: iso(1000),
      user_stopped_speaking_at: iso(2000),
      committed_at: iso(2500),
      agent_started_speaking_at: iso(2850),
      agent_stopped_speaking_at: iso(4850),
      speech_ids: ["s1"],
      language: "en",
      interrupted: false,
      success: true,
    });
  });

  it("cuts what the caller waited into segments that sum to it", () => {
    expect(turn?.latency).toEqual({
      end_of_utterance_ms: 500,
      transcription_ms: 300,
      on_user_turn_completed_ms: 0,
      llm_ttft_ms: 200,
      tts_ttfb_ms: 100,
      playback_ms: 0,
      e2e_ms: 850,
      formula_ms: 800,
      segments: [
        { name: "transcription", ms: 300 },
        { name: "endpointing", ms: 200 },
        { name: "llm_ttft", ms: 200 },
        { name: "text_to_tts", ms: 50 },
        { name: "tts_ttfb", ms: 100 },
      ],
      residual_ms: 0,
    });
  });

  it("owns its calls, one for each report, under its own span", () => {
    expect(calls.map((call) => [call.kind, call.turn_id, call.parent_span_id])).toEqual([
      ["stt", turn?.turn_id, turn?.span_id],
      ["llm", turn?.turn_id, turn?.span_id],
      ["tts", turn?.turn_id, turn?.span_id],
    ]);
    expect(calls[0]).toMatchObject({ audio_duration_ms: 1500, timestamp: iso(1060), speech_id: "s1" });
    expect(calls[1]).toMatchObject({ input_tokens: 100, cached_input_tokens: 20, output_tokens: 10 });
    expect(calls[2]).toMatchObject({ characters: 30, ttfb_ms: 100 });
  });

  it("lets its speech-to-text wait for the speech that answers, but not for long", () => {
    const heard = userTurn(1000, "s1").slice(0, 4);
    const waiting = play([...heard, fact(2300 + speechWaitMs - 1, "clock_ticked")]);
    expect(only(waiting.records, "call")).toHaveLength(0);
    const waited = play([...heard, fact(2300 + speechWaitMs, "clock_ticked")]);
    expect(only(waited.records, "call")).toMatchObject([{ kind: "stt", speech_id: null, turn_index: 1 }]);
  });

  it("is written once its grace is over, before the session closes", () => {
    const early = play([...userTurn(1000, "s1"), fact(4850 + graceMs - 1, "clock_ticked")]);
    expect(only(early.records, "turn")).toHaveLength(0);
    const later = play([...userTurn(1000, "s1"), fact(4850 + graceMs, "clock_ticked")]);
    expect(only(later.records, "turn")).toHaveLength(1);
  });
});

describe("a greeting", () => {
  it("is a turn of the agent's, without a wait, its message matched by play order", () => {
    const { records } = play([
      fact(10, "speech_created", { speechId: "say1", source: "say" }),
      fact(130, "agent_state_changed", { state: "speaking" }),
      fact(600, "tts_used", { speechId: "say1" }),
      fact(2330, "agent_message_added", { speechId: null, startedSpeakingAt: at(130), stoppedSpeakingAt: at(2330) }),
      fact(2330, "agent_state_changed", { state: "listening" }),
      fact(2330, "speech_done", { speechId: "say1" }),
      close(5000),
    ]);
    const [turn] = only(records, "turn");
    expect(turn).toMatchObject({ initiator: "agent", agent_started_speaking_at: iso(130), tts_calls: 1 });
    expect(turn?.latency).toMatchObject({ e2e_ms: null, segments: [], residual_ms: null, formula_ms: null });
  });
});

describe("a tool call", () => {
  it("makes one turn of several requests, and its wait names the tool", () => {
    const { records } = play([
      fact(60, "user_state_changed", { state: "speaking" }),
      fact(1260, "user_state_changed", { state: "listening" }),
      fact(1500, "speech_created"),
      fact(1500, "user_turn_committed", {
        userStoppedSpeakingAt: at(1000),
        endOfUtteranceMs: 500,
        transcriptionMs: 300,
      }),
      fact(1800, "llm_used", { requestId: "a", durationMs: 300, ttftMs: 250 }),
      fact(2000, "tools_executed", {
        tools: [{ callId: "c1", name: "order_status", startedAt: at(1800), endedAt: at(2000), isError: false }],
      }),
      fact(2400, "llm_used", { requestId: "b", durationMs: 400, ttftMs: 200 }),
      fact(2500, "agent_state_changed", { state: "speaking" }),
      fact(2900, "tts_used", { durationMs: 600, ttfbMs: 180 }),
      fact(4500, "agent_message_added", { startedSpeakingAt: at(2500), stoppedSpeakingAt: at(4500), playbackMs: 0 }),
      fact(4500, "speech_done"),
      close(9000),
    ]);
    const [turn] = only(records, "turn");
    expect(only(records, "turn")).toHaveLength(1);
    expect(turn).toMatchObject({ llm_calls: 2, tools: [{ name: "order_status", duration_ms: 200, success: true }] });
    expect(turn?.latency.segments).toEqual([
      { name: "transcription", ms: 300 },
      { name: "endpointing", ms: 200 },
      { name: "llm_ttft", ms: 450 },
      { name: "llm_generation", ms: 50 },
      { name: "tool:order_status", ms: 200 },
      { name: "text_to_tts", ms: 100 },
      { name: "tts_ttfb", ms: 180 },
      { name: "residual", ms: 20 },
    ]);
    expect(turn?.latency.e2e_ms).toBe(1500);
  });

  it("keeps a tool that never returned, with an unknown end", () => {
    const { records } = play([
      ...userTurn(0, "s1").slice(0, -1),
      fact(3850, "speech_done", {
        interrupted: true,
        unfinishedTools: [{ callId: "c1", name: "slow", startedAt: at(2000) }],
      }),
      close(9000),
    ]);
    expect(only(records, "turn")[0]?.tools).toMatchObject([{ name: "slow", duration_ms: null, success: null }]);
  });
});

describe("a fact of a type that is not known", () => {
  it.each(["made_by_a_later_version", "constructor", "__proto__"])("(%s) changes nothing", (type) => {
    const unknown = { ...fact(4900, "clock_ticked"), type } as never;
    const facts = [...userTurn(1000, "s1"), close(9000)];
    expect(play([...facts.slice(0, -1), unknown, ...facts.slice(-1)]).records).toEqual(play(facts).records);
  });
});
