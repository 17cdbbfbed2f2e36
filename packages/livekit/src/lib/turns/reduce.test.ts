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

describe("a barge-in", () => {
  const bargeIn = [
    ...userTurn(0, "s1").slice(0, 9),
    fact(2500, "user_state_changed", { state: "speaking" }),
    fact(2900, "agent_state_changed", { state: "listening" }),
    fact(3600, "llm_used", { cancelled: true, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 }),
    fact(3600, "tts_used", { cancelled: true, characters: 354 }),
    fact(3610, "agent_message_added", {
      interrupted: true,
      startedSpeakingAt: at(1850),
      stoppedSpeakingAt: at(3609),
      playbackMs: 0,
    }),
    fact(3611, "speech_done", { interrupted: true }),
  ];
  const [turn] = only(play([...bargeIn, close(9000)]).records, "turn");

  it("tells how long the agent had spoken and how fast it stopped", () => {
    expect(turn).toMatchObject({
      interrupted: true,
      interrupted_by: "user",
      agent_stopped_speaking_at: iso(2900),
      interrupted_after_ms: 1050,
      barge_in_stop_ms: 400,
    });
  });

  it("leaves the tokens of the cut request unknown, and counts every character that was sent", () => {
    const calls = only(play([...bargeIn, close(9000)]).records, "call");
    expect(calls.find((call) => call.kind === "llm")).toMatchObject({
      cancelled: true,
      success: true,
      input_tokens: null,
      cached_input_tokens: null,
      output_tokens: null,
    });
    expect(calls.find((call) => call.kind === "tts")).toMatchObject({ cancelled: true, characters: 354 });
  });

  it("is the session's own doing when nobody spoke", () => {
    const { records } = play([
      ...userTurn(0, "s1").slice(0, 9),
      fact(2500, "speech_done", { interrupted: true }),
      close(2600),
    ]);
    expect(only(records, "turn")[0]).toMatchObject({ interrupted: true, interrupted_by: "agent" });
  });
});

describe("a request that failed and was retried", () => {
  it("is two calls, and the retry begins where the first attempt ended", () => {
    const { records } = play([
      ...userTurn(0, "s1").slice(0, 8),
      fact(1740, "provider_failed"),
      fact(2242, "llm_used", { durationMs: 742, ttftMs: 582 }),
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
      fact(3610, "agent_message_added", { speechId: "early", startedSpeakingAt: at(1610), stoppedSpeakingAt: at(3610) }),
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

describe("a cough", () => {
  it("is counted on the turn that went on, and opens no turn of its own", () => {
    const { records } = play([
      ...userTurn(0, "s1").slice(0, 9),
      fact(2200, "user_state_changed", { state: "speaking" }),
      fact(2300, "agent_state_changed", { state: "listening" }),
      fact(2500, "user_state_changed", { state: "listening" }),
      fact(3000, "false_interruption", { resumed: true }),
      fact(3000, "agent_state_changed", { state: "speaking" }),
      fact(4600, "agent_message_added", { startedSpeakingAt: at(1850), stoppedSpeakingAt: at(4600) }),
      fact(4600, "agent_state_changed", { state: "listening" }),
      fact(4600, "speech_done"),
      ...userTurn(6000, "s2"),
      close(20_000),
    ]);
    const turns = only(records, "turn");
    expect(turns.map((turn) => turn.turn_index)).toEqual([1, 2]);
    expect(turns[0]).toMatchObject({ false_interruptions: 1, interrupted: false, barge_in_stop_ms: null });
    expect(turns[1]).toMatchObject({ false_interruptions: 0, user_started_speaking_at: iso(6000) });
  });
});

describe("a session that closes", () => {
  it("ends the turn under way and lets no call of an attempt go unwritten", () => {
    const { records } = play([
      fact(60, "user_state_changed", { state: "speaking" }),
      fact(900, "speech_created", { speechId: "early" }),
      fact(1200, "llm_used", { speechId: "early" }),
      close(1300),
    ]);
    expect(only(records, "call")).toMatchObject([{ speech_id: "early", discarded: true, turn_index: 1 }]);
    expect(only(records, "turn")).toMatchObject([{ committed_at: null, ended_at: iso(1200) }]);
    expect(only(records, "workflow_run").map((run) => run.status)).toEqual(["running", "completed"]);
  });

  it("sums up what its records say", () => {
    const { records } = play([...userTurn(0, "s1"), ...userTurn(8000, "s2"), close(20_000)]);
    expect(only(records, "workflow_run").at(-1)).toMatchObject({
      total_duration_ms: 20_000,
      turns: 2,
      total_input_tokens: 200,
      total_output_tokens: 20,
      total_characters: 60,
      total_audio_ms: 3000,
      turn_latency: { p50_ms: 850, p95_ms: 850, max_ms: 850 },
      quality: {
        user_talk_ms: 2000,
        agent_talk_ms: 4000,
        silence_ms: 14_000,
        talk_ratio: 0.5,
        longest_monologue_ms: 2000,
        first_response_ms: 850,
      },
      success: true,
    });
  });

  it("by an error has failed", () => {
    const { records } = play([fact(10, "session_closed", { reason: "error", errorType: "APIError" })]);
    expect(only(records, "workflow_run").at(-1)).toMatchObject({ status: "failed", success: false, error_type: "APIError" });
  });

  it("still takes a report that comes late, under the turn that it belongs to", () => {
    const { records } = play([...userTurn(0, "s1"), close(9000), fact(9100, "llm_used", { requestId: "late" })]);
    const turn = only(records, "turn")[0];
    expect(only(records, "call").at(-1)).toMatchObject({ turn_id: turn?.turn_id, parent_span_id: turn?.span_id });
  });
});
