// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { at, fact, only, play } from "../../../test/kit/facts.js";

const close = (ms: number) => fact(ms, "session_closed");
const sounds = (from: number, to: number, speechId: string) => [
  fact(from, "agent_state_changed", { speechId }),
  fact(to, "agent_message_added", { speechId, startedSpeakingAt: at(from), stoppedSpeakingAt: null }),
  fact(to, "agent_state_changed", { state: "listening", speechId }),
  fact(to, "speech_done", { speechId }),
];
const answers = (ms: number, speechId: string) => fact(ms, "speech_created", { speechId, realtime: true });

describe("what the caller waits for a realtime model", () => {
  it("runs from when the model says that speech has ended, and is cut like any wait", () => {
    const { records } = play([
      fact(100, "user_state_changed"),
      fact(1000, "stretch_ended", { who: "user", startedAt: at(100), endedAt: at(1000) }),
      fact(1000, "user_state_changed", { state: "listening" }),
      answers(1010, "r1"),
      fact(1260, "realtime_used", { durationMs: 250, ttftMs: 250 }),
      ...sounds(1280, 2000, "r1"),
      close(9000),
    ]);
    const [turn] = only(records, "turn");
    expect(turn?.latency).toMatchObject({
      e2e_ms: 280,
      end_of_utterance_ms: null,
      llm_ttft_ms: 250,
      formula_ms: null,
      segments: [
        { name: "endpointing", ms: 10 },
        { name: "realtime_ttft", ms: 250 },
        { name: "residual", ms: 20 },
      ],
    });
  });

  it("runs from the end of speech itself where a detector beside the model places it", () => {
    const { records } = play([
      fact(100, "user_state_changed"),
      fact(1000, "stretch_ended", { who: "user", startedAt: at(40), endedAt: at(700) }),
      fact(1000, "user_state_changed", { state: "listening" }),
      answers(1010, "r1"),
      fact(1260, "realtime_used", { durationMs: 250, ttftMs: 250 }),
      ...sounds(1260, 2000, "r1"),
      close(9000),
    ]);
    const [turn] = only(records, "turn");
    expect(turn?.latency).toMatchObject({ e2e_ms: 560, segments: [{ ms: 310 }, { ms: 250 }] });
  });

  it("names the tool that it waited for, and the response that asked for it", () => {
    const { records } = play([
      fact(100, "user_state_changed"),
      fact(1000, "user_state_changed", { state: "listening" }),
      answers(1000, "r1"),
      fact(1250, "realtime_used", { requestId: "a", durationMs: 250, ttftMs: 150 }),
      fact(1450, "tools_executed", {
        speechId: "r1",
        tools: [{ callId: "c", name: "order_status", startedAt: at(1250), endedAt: at(1450), isError: false }],
      }),
      fact(1450, "speech_created", { speechId: "r2", source: "tool_response", parentSpeechId: "r1", realtime: true }),
      fact(1450, "speech_done", { speechId: "r1" }),
      fact(1750, "realtime_used", { requestId: "b", durationMs: 280, ttftMs: 180 }),
      ...sounds(1650, 2400, "r2"),
      close(9000),
    ]);
    expect(only(records, "turn")[0]?.latency).toMatchObject({
      e2e_ms: 650,
      segments: [
        { name: "realtime_ttft", ms: 350 },
        { name: "realtime_generation", ms: 100 },
        { name: "tool:order_status", ms: 200 },
      ],
    });
  });

  it("is known, too, where the model answers before it says that the caller has stopped", () => {
    const { records } = play([
      fact(100, "user_state_changed"),
      answers(990, "r1"),
      fact(1000, "user_state_changed", { state: "listening" }),
      ...sounds(1300, 2000, "r1"),
      close(9000),
    ]);
    expect(only(records, "turn")[0]?.latency.e2e_ms).toBe(300);
  });
});

describe("an utterance in two parts", () => {
  it("ends with the second, though the model answers before that is told", () => {
    const { records } = play([
      fact(100, "user_state_changed"),
      fact(800, "stretch_ended", { who: "user", startedAt: at(40), endedAt: at(500) }),
      fact(800, "user_state_changed", { state: "listening" }),
      fact(1000, "user_state_changed"),
      answers(1950, "r1"),
      fact(2000, "stretch_ended", { who: "user", startedAt: at(940), endedAt: at(1700) }),
      fact(2000, "user_state_changed", { state: "listening" }),
      ...sounds(2300, 3000, "r1"),
      close(9000),
    ]);
    expect(only(records, "turn")).toMatchObject([{ latency: { e2e_ms: 600 }, user_talk_ms: 1220 }]);
  });
});

describe("what a realtime model has heard", () => {
  it("is told beside the answer, and belongs to the utterance, not to a greeting or to the next one", () => {
    const { records } = play([
      fact(0, "speech_created", { speechId: "greeting", modality: "text", realtime: true }),
      fact(100, "user_state_changed"),
      fact(1000, "user_state_changed", { state: "listening" }),
      answers(1010, "r1"),
      fact(1300, "agent_state_changed", { speechId: "r1" }),
      fact(1400, "user_state_changed"),
      fact(1500, "user_message_added", { text: "Are you open?" }),
      close(9000),
    ]);
    expect(only(records, "turn").map((turn) => [turn.initiator, turn.modality, turn.user_text])).toEqual([
      ["agent", "realtime", null],
      ["user", "realtime", "Are you open?"],
      ["user", "audio", null],
    ]);
  });
});

describe("a realtime report that comes after its turn has ended", () => {
  const asked = (ms: number, speechId: string) => [
    fact(ms, "user_state_changed"),
    fact(ms + 900, "user_state_changed", { state: "listening" }),
    answers(ms + 1000, speechId),
  ];
  const heard = (ms: number, speechId: string, requestId: string) => [
    fact(ms, "agent_state_changed", { speechId }),
    fact(ms + 500, "agent_message_added", { speechId, startedSpeakingAt: at(ms), providerRequestIds: [requestId] }),
    fact(ms + 500, "agent_state_changed", { state: "listening", speechId }),
    fact(ms + 500, "speech_done", { speechId }),
  ];
  const turnOf = (facts: ReturnType<typeof fact>[]) =>
    only(play([...facts, close(20_000)]).records, "call").find((call) => call.request_id === "late");

  it("belongs to the answer that names it, though the user was heard since", () => {
    const facts = [...asked(0, "r1"), ...heard(1200, "r1", "late"), ...asked(4000, "r2")];
    const late = fact(5100, "realtime_used", { requestId: "late" });
    expect(turnOf([...facts, late])).toMatchObject({ turn_index: 1, speech_id: "r1" });
  });

  it("belongs to the last answer where none names it and none is open", () => {
    const facts = [...asked(0, "r1"), ...heard(1200, "r1", "other"), fact(4000, "user_state_changed")];
    const late = fact(4100, "realtime_used", { requestId: "late" });
    expect(turnOf([...facts, late])).toMatchObject({ turn_index: 1, speech_id: "r1" });
  });
});

describe("a report of a realtime response whose message never came", () => {
  const twoAnswers = [
    answers(1000, "r1"),
    fact(1500, "speech_done", { speechId: "r1", interrupted: true }),
    answers(1800, "r2"),
  ];

  it("goes to the speech that began with it, not to the first that has none", () => {
    const { records } = play([
      ...twoAnswers,
      fact(2100, "realtime_used", { requestId: "second", durationMs: 300 }),
      ...sounds(2000, 2500, "r2"),
      close(9000),
    ]);
    expect(only(records, "call")).toMatchObject([{ request_id: "second", speech_id: "r2" }]);
  });

  it("goes there when its turn is over and another is under way", () => {
    const { records } = play([
      ...twoAnswers.slice(0, 2),
      answers(4000, "r2"),
      fact(4100, "realtime_used", { requestId: "first", durationMs: 3100 }),
      fact(4300, "realtime_used", { requestId: "second", durationMs: 300 }),
      ...sounds(4200, 4500, "r2"),
      close(9000),
    ]);
    expect(only(records, "call")).toMatchObject([
      { request_id: "first", speech_id: "r1", turn_index: 1 },
      { request_id: "second", speech_id: "r2", turn_index: 2 },
    ]);
  });
});
