// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { at, fact, only, play, userTurn } from "../../../test/kit/facts.js";

const iso = (ms: number) => new Date(at(ms)).toISOString();
const close = (ms: number) => fact(ms, "session_closed");
const noise = (from: number, to: number) => [
  fact(from + 60, "user_state_changed", { state: "speaking" }),
  fact(to + 260, "stretch_ended", { who: "user", startedAt: at(from), endedAt: at(to) }),
  fact(to + 260, "user_state_changed", { state: "listening" }),
];

describe("a noise that pauses the agent", () => {
  const { records } = play([
    ...userTurn(0, "s1").slice(0, 8),
    fact(1850, "agent_state_changed", { speechId: "s1" }),
    fact(2200, "user_state_changed", { state: "speaking" }),
    fact(2300, "agent_state_changed", { state: "listening", speechId: "s1" }),
    fact(2800, "stretch_ended", { who: "user", startedAt: at(2140), endedAt: at(2540) }),
    fact(2800, "user_state_changed", { state: "listening" }),
    fact(2820, "stt_used", { requestId: "noise" }),
    fact(3000, "agent_state_changed", { speechId: "s1" }),
    fact(3000, "false_interruption"),
    fact(4600, "agent_message_added", { startedSpeakingAt: at(1850), stoppedSpeakingAt: at(4600) }),
    fact(4600, "agent_state_changed", { state: "listening" }),
    fact(4600, "speech_done"),
    ...userTurn(6000, "s2"),
    close(20_000),
  ]);
  const [first, second] = only(records, "turn");

  it("belongs, with what recognizing it cost, to the turn that it fell into", () => {
    const [call] = only(records, "call").filter((one) => one.request_id === "noise");
    expect(call).toMatchObject({ turn_index: 1, turn_id: first?.turn_id });
    expect(first).toMatchObject({ false_interruptions: 1, stt_calls: 2, interrupted: false, user_talk_ms: 1200 });
  });

  it("does not make the next turn begin or talk early", () => {
    expect(second).toMatchObject({
      turn_index: 2,
      started_at: iso(6000),
      user_started_speaking_at: iso(6000),
      user_talk_ms: 1200,
      stt_calls: 1,
    });
  });

  it("that LiveKit did not resume from is no false interruption", () => {
    const cut = play([
      ...userTurn(0, "s1").slice(0, 8),
      fact(1850, "agent_state_changed", { speechId: "s1" }),
      fact(2300, "agent_state_changed", { state: "listening", speechId: "s1" }),
      fact(3000, "false_interruption", { resumed: false }),
      close(9000),
    ]);
    expect(only(cut.records, "turn")).toMatchObject([{ false_interruptions: 0 }]);
  });
});

describe("a noise between two turns", () => {
  it("is no part of the utterance after it, however it was recognized", () => {
    const { records } = play([
      ...noise(1000, 1400),
      fact(1800, "stt_used", { requestId: "noise" }),
      ...userTurn(6000, "s1"),
      close(20_000),
    ]);
    expect(only(records, "turn")).toMatchObject([
      { turn_index: 1, started_at: iso(6000), user_talk_ms: 1200, stt_calls: 1 },
    ]);
    const [call] = only(records, "call");
    expect(call).toMatchObject({ request_id: "noise", turn_id: null });
  });

  it("is part of an utterance that goes on before its words can have come", () => {
    const { records } = play([
      ...noise(0, 500),
      ...userTurn(1000, "s1").map((one) =>
        one.type === "user_message_added" ? { ...one, startedSpeakingAt: at(0) } : one,
      ),
      close(20_000),
    ]);
    expect(only(records, "turn")).toMatchObject([{ started_at: iso(0), user_started_speaking_at: iso(0) }]);
  });

  it("leaves no turn when the session closes, unless it cost an answer or may still be speech", () => {
    const turnsOf = (...facts: ReturnType<typeof fact>[]) => only(play(facts).records, "turn").length;
    expect(turnsOf(...noise(0, 500), close(9000))).toBe(0);
    expect(turnsOf(...noise(0, 500), fact(800, "stt_used"), close(9000))).toBe(0);
    expect(turnsOf(...noise(0, 500), close(1000))).toBe(1);
    expect(turnsOf(...noise(0, 500), fact(700, "user_transcribed"), close(9000))).toBe(1);
    expect(turnsOf(...noise(0, 500), fact(700, "user_transcribed", { isEmpty: true }), close(9000))).toBe(0);
    expect(turnsOf(fact(60, "user_state_changed"), close(9000))).toBe(1);
  });
});

describe("an utterance that the agent does not want to answer", () => {
  it("is a turn of its own, without an answer, once the caller speaks again", () => {
    const { records } = play([
      ...userTurn(0, "s1").slice(0, 4),
      fact(1500, "user_turn_ended"),
      ...userTurn(6000, "s2"),
      close(20_000),
    ]);
    expect(only(records, "turn")).toMatchObject([
      { turn_index: 1, speech_ids: [], user_talk_ms: 1200, success: null, error_type: null },
      { turn_index: 2, started_at: iso(6000), speech_ids: ["s2"], user_talk_ms: 1200, success: true },
    ]);
  });
});

describe("words that do not cut the agent", () => {
  const aside = [
    ...userTurn(0, "s1").slice(0, 8),
    fact(1850, "agent_state_changed", { speechId: "s1" }),
    fact(2560, "user_state_changed", { state: "speaking" }),
    fact(3060, "stretch_ended", { who: "user", startedAt: at(2500), endedAt: at(2800) }),
    fact(3060, "user_state_changed", { state: "listening" }),
    fact(3100, "stt_used", { requestId: "aside" }),
    fact(3100, "user_transcribed"),
  ];
  const saidIt = [
    fact(3850, "agent_message_added", { startedSpeakingAt: at(1850), stoppedSpeakingAt: at(3850) }),
    fact(3850, "agent_state_changed", { state: "listening" }),
    fact(3850, "speech_done"),
  ];

  it("are no beginning of the question that follows", () => {
    const { records } = play([...aside, ...saidIt, ...userTurn(4500, "s2"), close(20_000)]);
    const [first, second] = only(records, "turn");
    expect(first).toMatchObject({ interrupted: false, stt_calls: 2 });
    expect(second).toMatchObject({ turn_index: 2, user_started_speaking_at: iso(4500), stt_calls: 1 });
  });

  it("are none where a reply to them was begun and thrown away either", () => {
    const { records } = play([
      ...aside,
      fact(3110, "speech_created", { speechId: "thrown" }),
      fact(3300, "llm_used", { speechId: "thrown", requestId: "thrown" }),
      fact(3600, "speech_done", { speechId: "thrown" }),
      ...saidIt,
      ...userTurn(6000, "s2"),
      close(20_000),
    ]);
    const [, second] = only(records, "turn");
    expect(second).toMatchObject({ turn_index: 2, user_started_speaking_at: iso(6000) });
    expect(only(records, "call").find((call) => call.request_id === "thrown")).toMatchObject({ discarded: true });
  });

  it("are a turn where LiveKit hands them to the agent, who does not answer", () => {
    const { records } = play([
      ...aside,
      fact(3500, "user_turn_ended"),
      ...saidIt,
      ...userTurn(6000, "s2"),
      close(20_000),
    ]);
    expect(only(records, "turn").map((turn) => turn.user_started_speaking_at)).toEqual([iso(0), iso(2500), iso(6000)]);
  });

  it("are a turn where they are answered", () => {
    const answered = [
      fact(4000, "speech_created", { speechId: "s2" }),
      fact(4000, "user_turn_committed", { speechId: "s2", userStoppedSpeakingAt: at(2800), endOfUtteranceMs: 1200 }),
      fact(4300, "agent_state_changed", { speechId: "s2" }),
      fact(5000, "agent_state_changed", { state: "listening" }),
      fact(5000, "speech_done", { speechId: "s2" }),
    ];
    const { records } = play([...aside, ...saidIt, ...answered, close(20_000)]);
    expect(only(records, "turn")[1]).toMatchObject({ user_started_speaking_at: iso(2500), latency: { e2e_ms: 1500 } });
  });

  it("are the beginning of what is said right after them", () => {
    const { records } = play([
      ...aside,
      ...saidIt,
      fact(3900, "user_state_changed", { state: "speaking" }),
      fact(4700, "user_state_changed", { state: "listening" }),
      fact(5000, "speech_created", { speechId: "s2" }),
      fact(5000, "user_turn_committed", { speechId: "s2", userStoppedSpeakingAt: at(4500), endOfUtteranceMs: 500 }),
      close(20_000),
    ]);
    expect(only(records, "turn")[1]).toMatchObject({ user_started_speaking_at: iso(2500) });
  });

  it("belong to the question where the agent began only after them", () => {
    const { records } = play([
      fact(60, "user_state_changed", { state: "speaking" }),
      fact(300, "user_transcribed"),
      fact(400, "speech_created", { speechId: "said", source: "say" }),
      fact(500, "agent_state_changed", { speechId: "said" }),
      fact(900, "user_state_changed", { state: "listening" }),
      fact(1500, "agent_state_changed", { state: "listening" }),
      fact(1500, "speech_done", { speechId: "said" }),
      fact(3000, "user_state_changed", { state: "speaking" }),
      fact(3500, "user_state_changed", { state: "listening" }),
      fact(4000, "speech_created", { speechId: "s2" }),
      fact(4000, "user_turn_committed", { speechId: "s2", userStoppedSpeakingAt: at(3300), endOfUtteranceMs: 700 }),
      close(20_000),
    ]);
    expect(only(records, "turn").find(({ initiator }) => initiator === "user")).toMatchObject({
      user_started_speaking_at: iso(60),
    });
  });
});
