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
