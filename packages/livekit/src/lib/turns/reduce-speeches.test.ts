// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { at, fact, only, play, userTurn } from "../../../test/kit/facts.js";

const close = (ms: number) => fact(ms, "session_closed");
const say = (ms: number, speechId: string, duringToolOfSpeechId: string | null = null) =>
  fact(ms, "speech_created", { speechId, source: "say", duringToolOfSpeechId });
const said = (from: number, to: number) => [
  fact(from, "agent_state_changed", { state: "speaking" }),
  fact(to, "agent_message_added", { speechId: null, startedSpeakingAt: at(from), stoppedSpeakingAt: at(to) }),
  fact(to, "agent_state_changed", { state: "listening" }),
];

describe("speeches asked for by the host", () => {
  it("that queue up are turns of their own, each with its own sound", () => {
    const { records } = play([
      say(0, "a"),
      say(1, "b"),
      ...said(100, 1000),
      fact(1000, "speech_done", { speechId: "a" }),
      ...said(1100, 2000),
      fact(2000, "speech_done", { speechId: "b" }),
      close(9000),
    ]);
    expect(only(records, "turn").map((turn) => [turn.speech_ids, turn.agent_started_speaking_at])).toEqual([
      [["a"], new Date(at(100)).toISOString()],
      [["b"], new Date(at(1100)).toISOString()],
    ]);
  });

  it("that were cut before they played leave their sound to the next", () => {
    const { records } = play([
      say(0, "a"),
      fact(10, "speech_done", { speechId: "a", interrupted: true }),
      say(20, "b"),
      ...said(100, 1000),
      fact(1000, "speech_done", { speechId: "b" }),
      close(9000),
    ]);
    const [first, second] = only(records, "turn");
    expect(first).toMatchObject({ interrupted: true, agent_started_speaking_at: null });
    expect(second).toMatchObject({ interrupted: false, agent_started_speaking_at: new Date(at(100)).toISOString() });
  });

  it("while a tool runs belong to the turn that asked for the tool", () => {
    const { records } = play([
      ...userTurn(0, "s1").slice(0, 8),
      say(1900, "filler", "s1"),
      ...said(2000, 2600),
      fact(2600, "speech_done", { speechId: "filler" }),
      ...userTurn(0, "s1").slice(8),
      close(9000),
    ]);
    expect(only(records, "turn")).toMatchObject([{ speech_ids: ["s1", "filler"], initiator: "user" }]);
  });

  it("with typed words are a turn of the user's, without a wait", () => {
    const { records } = play([
      fact(0, "speech_created", { modality: "text" }),
      fact(1, "user_message_added", { spoken: false }),
      fact(500, "llm_used", {}),
      fact(600, "speech_done", {}),
      close(9000),
    ]);
    expect(only(records, "turn")).toMatchObject([{ initiator: "user", modality: "text", latency: { e2e_ms: null } }]);
  });
});

describe("a tool that hands the caller over", () => {
  const handOver = [
    ...userTurn(0, "s1").slice(0, 8),
    fact(1600, "tools_executed", {
      tools: [{ callId: "c1", name: "transfer", startedAt: at(1500), endedAt: at(1600), isError: false }],
    }),
    fact(1601, "speech_done", {}),
    fact(1610, "handed_off", {}),
  ];

  it("lets the turn wait for what the other agent says on entering, and counts that wait", () => {
    const { records } = play([
      ...handOver,
      fact(1700, "speech_created", { speechId: "enter", modality: "text" }),
      fact(2500, "agent_state_changed", { state: "speaking" }),
      fact(4000, "agent_message_added", {
        speechId: "enter",
        startedSpeakingAt: at(2500),
        stoppedSpeakingAt: at(4000),
      }),
      fact(4000, "speech_done", { speechId: "enter" }),
      close(9000),
    ]);
    expect(only(records, "turn")).toMatchObject([
      { speech_ids: ["s1", "enter"], initiator: "user", latency: { e2e_ms: 1500 } },
    ]);
  });

  it("does not wait for an agent that comes back, which says nothing on entering", () => {
    const { records } = play([
      fact(0, "handed_off", { fromAgentId: null, toAgentId: "second" }),
      ...handOver,
      fact(1700, "speech_created", { speechId: "other", source: "say" }),
      close(9000),
    ]);
    expect(only(records, "turn").map((turn) => turn.speech_ids)).toEqual([["s1"], ["other"]]);
  });

  it("has answered once its tool's own reply was heard: what the host says then is another turn", () => {
    const turnsWhere = (startedAt: number) =>
      only(
        play([
          ...handOver.filter((one) => one.type !== "speech_done"),
          fact(2500, "agent_message_added", { startedSpeakingAt: at(startedAt), stoppedSpeakingAt: at(2500) }),
          fact(2501, "speech_done"),
          fact(5000, "speech_created", { speechId: "other", source: "say", modality: "text" }),
          close(9000),
        ]).records,
        "turn",
      ).map((turn) => turn.speech_ids);
    expect(turnsWhere(2000)).toEqual([["s1"], ["other"]]);
    // Said on the way to the tool.
    expect(turnsWhere(1550)).toEqual([["s1", "other"]]);
  });
});

describe("a realtime model", () => {
  it("answers a turn that nothing commits, its tool's answer included, each response with its own tokens", () => {
    const { records } = play([
      fact(0, "user_state_changed", { state: "speaking" }),
      fact(1000, "user_state_changed", { state: "listening" }),
      fact(1200, "speech_created", { speechId: "r1", realtime: true }),
      fact(1200, "speech_scheduled", { speechId: "r1" }),
      fact(1500, "realtime_used", { requestId: "resp1", inputTokens: 100 }),
      fact(1600, "speech_created", { speechId: "r2", source: "tool_response", parentSpeechId: "r1", realtime: true }),
      fact(1601, "speech_done", { speechId: "r1" }),
      fact(2500, "realtime_used", { requestId: "resp2", inputTokens: 200 }),
      fact(3000, "speech_done", { speechId: "r2" }),
      close(9000),
    ]);
    const turns = only(records, "turn");
    expect(turns).toMatchObject([{ modality: "realtime", initiator: "user", speech_ids: ["r1", "r2"] }]);
    expect(
      only(records, "call").map((call) => [call.kind, call.speech_id, call.input_tokens, call.turn_index]),
    ).toEqual([
      ["realtime", "r1", 100, 1],
      ["realtime", "r2", 200, 1],
    ]);
  });
});

describe("speech without words", () => {
  it("that cost nothing leaves no turn", () => {
    const { records } = play([
      fact(0, "user_state_changed", { state: "speaking" }),
      fact(500, "user_state_changed", { state: "listening" }),
      fact(3000, "transcription_timed_out"),
      ...userTurn(5000, "s1"),
      close(20_000),
    ]);
    expect(only(records, "turn").map((turn) => turn.turn_index)).toEqual([1]);
  });

  it("that was transcribed in vain is an unanswered turn with its cost", () => {
    const { records } = play([
      fact(0, "user_state_changed", { state: "speaking" }),
      fact(500, "user_state_changed", { state: "listening" }),
      fact(700, "stt_used"),
      fact(3000, "transcription_timed_out"),
      close(20_000),
    ]);
    expect(only(records, "turn")).toMatchObject([{ initiator: "user", committed_at: null, stt_calls: 1 }]);
    expect(only(records, "call")).toMatchObject([{ kind: "stt", turn_index: 1 }]);
  });
});
