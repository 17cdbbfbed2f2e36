// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { at, fact, only, play, userTurn } from "../../../test/kit/facts.js";

const iso = (ms: number) => new Date(at(ms)).toISOString();
const close = (ms: number) => fact(ms, "session_closed");
const tool = (callId: string, from: number, to: number) => ({
  callId,
  name: callId,
  startedAt: at(from),
  endedAt: at(to),
  isError: false,
});
const sounds = (from: number, to: number, speechId: string) => [
  fact(from, "agent_state_changed", { speechId }),
  fact(to, "agent_message_added", { speechId, startedSpeakingAt: at(from), stoppedSpeakingAt: at(to) }),
  fact(to, "stretch_ended", { who: "agent", startedAt: at(from), endedAt: at(to) }),
  fact(to, "agent_state_changed", { state: "listening", speechId }),
];

describe("the speech that plays", () => {
  it("is the one that LiveKit names, also while a tool of an earlier turn runs", () => {
    const { records } = play([
      ...userTurn(0, "s1").slice(0, 8),
      fact(1700, "llm_used", { speechId: "s1", requestId: "r1", durationMs: 200 }),
      ...userTurn(2000, "s2").slice(0, 8),
      ...sounds(3850, 4400, "s2"),
      fact(4400, "speech_done", { speechId: "s2" }),
      fact(4500, "tools_executed", { speechId: "s1", tools: [tool("order_status", 1700, 4500)] }),
      ...sounds(5000, 5360, "s1"),
      fact(5360, "speech_done", { speechId: "s1" }),
      close(9000),
    ]);
    expect(only(records, "turn").toSorted((one, other) => one.turn_index - other.turn_index)).toMatchObject([
      { turn_index: 1, agent_started_speaking_at: iso(5000), agent_talk_ms: 360, user_talk_ms: 1200 },
      { turn_index: 2, agent_started_speaking_at: iso(3850), agent_talk_ms: 550, user_talk_ms: 1200 },
    ]);
  });

  it("keeps its sound while LiveKit says that the agent thinks about another turn's tool", () => {
    const { records } = play([
      ...userTurn(0, "s1").slice(0, 8),
      ...userTurn(2000, "s2").slice(0, 8),
      fact(3850, "agent_state_changed", { speechId: "s2" }),
      fact(4100, "tools_executed", { speechId: "s1", tools: [tool("order_status", 1700, 4100)] }),
      fact(4100, "stretch_ended", { who: "agent", startedAt: at(3850), endedAt: at(4100) }),
      fact(4100, "agent_state_changed", { state: "thinking", speechId: "s2" }),
      fact(4400, "agent_message_added", { speechId: "s2", startedSpeakingAt: at(3850), stoppedSpeakingAt: at(4400) }),
      fact(4400, "speech_done", { speechId: "s2" }),
      ...sounds(5000, 5360, "s1"),
      fact(5360, "speech_done", { speechId: "s1" }),
      close(9000),
    ]);
    const talked = only(records, "turn").map((turn) => [turn.turn_index, turn.agent_talk_ms]);
    expect(new Map(talked as [number, number][])).toEqual(
      new Map([
        [1, 360],
        [2, 550],
      ]),
    );
  });

  it("may be one that began before anybody observed, and then is no other turn's sound", () => {
    const { records } = play([
      fact(0, "speech_created", { speechId: "queued", source: "say" }),
      ...sounds(100, 900, "unknown"),
      ...sounds(1000, 2000, "queued"),
      fact(2000, "speech_done", { speechId: "queued" }),
      close(9000),
    ]);
    expect(only(records, "turn")).toMatchObject([{ agent_started_speaking_at: iso(1000), agent_talk_ms: 1000 }]);
    expect(only(records, "workflow_run").at(-1)?.quality.agent_talk_ms).toBe(1800);
  });

  it("may be a say() that overtakes another one in the queue", () => {
    const { records } = play([
      fact(0, "speech_created", { speechId: "first", source: "say" }),
      fact(1, "speech_created", { speechId: "urgent", source: "say" }),
      ...sounds(100, 900, "urgent"),
      fact(900, "speech_done", { speechId: "urgent" }),
      ...sounds(1000, 2000, "first"),
      fact(2000, "speech_done", { speechId: "first" }),
      close(9000),
    ]);
    expect(only(records, "turn").map((turn) => [turn.speech_ids[0], turn.agent_started_speaking_at])).toEqual([
      ["urgent", iso(100)],
      ["first", iso(1000)],
    ]);
  });
});

describe("an AgentTask that a tool runs", () => {
  const llm = (end: number, speechId: string, requestId: string, durationMs = 200) =>
    fact(end, "llm_used", { speechId, requestId, durationMs, ttftMs: 200 });
  const tts = (end: number, speechId: string, requestId: string) =>
    fact(end, "tts_used", { speechId, requestId, durationMs: 200, ttfbMs: 100 });
  const { records } = play([
    fact(0, "handed_off", { fromAgentId: null, toAgentId: "shop" }),
    // "Book a table": the model calls a tool, whose task asks for the name.
    ...userTurn(0, "s1").slice(0, 8),
    llm(1700, "s1", "r1"),
    fact(1740, "handed_off", { fromAgentId: "shop", toAgentId: "task", duringToolOfSpeechId: "s1" }),
    fact(1740, "speech_created", { speechId: "ask", modality: "text", duringToolOfSpeechId: "s1" }),
    llm(1990, "ask", "r2", 250),
    tts(2190, "ask", "t1"),
    ...sounds(2090, 2600, "ask"),
    fact(2600, "speech_done", { speechId: "ask" }),
    // "Ada": a tool completes the task, the first tool returns, and its speech says that the table is booked.
    ...userTurn(3000, "s2").slice(0, 8),
    llm(4700, "s2", "r3"),
    fact(4740, "tools_executed", { speechId: "s2", tools: [tool("take_name", 4700, 4740)] }),
    fact(4740, "speech_done", { speechId: "s2" }),
    fact(4742, "handed_off", { fromAgentId: "task", toAgentId: "shop", duringToolOfSpeechId: "s1" }),
    fact(4743, "tools_executed", { speechId: "s1", tools: [tool("book_table", 1700, 4743)] }),
    llm(4993, "s1", "r4", 250),
    tts(5193, "s1", "t2"),
    ...sounds(5093, 5700, "s1"),
    fact(5700, "speech_done", { speechId: "s1" }),
    close(9000),
  ]);
  const [first, second] = only(records, "turn");

  it("shows what made the caller wait for its question, not the tool around it", () => {
    expect(first).toMatchObject({ turn_index: 1, speech_ids: ["s1", "ask"], agent_talk_ms: 510 });
    expect(first?.latency.e2e_ms).toBe(1090);
    expect(first?.latency.segments).toEqual([
      { name: "transcription", ms: 300 },
      { name: "endpointing", ms: 200 },
      { name: "llm_ttft", ms: 400 },
      { name: "tool:book_table", ms: 40 },
      { name: "text_to_tts", ms: 50 },
      { name: "tts_ttfb", ms: 100 },
    ]);
  });

  it("answers what the caller said inside it with what the tool's speech says then", () => {
    expect(second).toMatchObject({
      turn_index: 2,
      speech_ids: ["s2", "s1"],
      agent_talk_ms: 607,
      tools: [{ name: "take_name" }],
      success: true,
    });
    expect(second?.latency.e2e_ms).toBe(1093);
    expect(second?.latency.segments).toEqual([
      { name: "transcription", ms: 300 },
      { name: "endpointing", ms: 200 },
      { name: "llm_ttft", ms: 400 },
      { name: "tool:take_name", ms: 40 },
      { name: "text_to_tts", ms: 50 },
      { name: "tts_ttfb", ms: 100 },
      { name: "residual", ms: 3 },
    ]);
  });

  it("leaves its tool, and each request, with the turn that they served", () => {
    expect(first?.tools).toMatchObject([{ name: "book_table", duration_ms: 3043 }]);
    const calls = only(records, "call").filter((call) => call.kind !== "stt");
    expect(calls.map((call) => [call.request_id, call.turn_index])).toEqual([
      ["r1", 1],
      ["r2", 1],
      ["t1", 1],
      ["r3", 2],
      ["r4", 2],
      ["t2", 2],
    ]);
  });
});

describe("a text that a tool says while it runs", () => {
  it("was waited for by the tool's own work, not by the model", () => {
    const { records } = play([
      ...userTurn(0, "s1").slice(0, 8),
      fact(1700, "llm_used", { requestId: "r1", durationMs: 200, ttftMs: 200 }),
      fact(2500, "speech_created", { speechId: "filler", source: "say", duringToolOfSpeechId: "s1" }),
      ...sounds(2600, 3000, "filler"),
      fact(2700, "tts_used", { speechId: "filler", requestId: "t1", durationMs: 200, ttfbMs: 100 }),
      fact(3000, "speech_done", { speechId: "filler" }),
      fact(4000, "tools_executed", { tools: [tool("order_status", 1700, 4000)] }),
      fact(4000, "speech_done", {}),
      close(9000),
    ]);
    const [turn] = only(records, "turn");
    expect(turn?.latency).toMatchObject({ e2e_ms: 1600, llm_ttft_ms: null, formula_ms: null });
    expect(turn?.latency.segments).toEqual([
      { name: "transcription", ms: 300 },
      { name: "endpointing", ms: 200 },
      { name: "llm_ttft", ms: 200 },
      { name: "tool:order_status", ms: 800 },
      { name: "tts_ttfb", ms: 100 },
    ]);
  });
});
