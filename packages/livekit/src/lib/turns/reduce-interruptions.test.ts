// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { at, fact, only, play, userTurn } from "../../../test/kit/facts.js";

const iso = (ms: number) => new Date(at(ms)).toISOString();
const close = (ms: number) => fact(ms, "session_closed");

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

describe("whoever cuts an answer", () => {
  const answering = [...userTurn(0, "s1").slice(0, 8), fact(1850, "agent_state_changed", { speechId: "s1" })];
  const cut = (ms: number, isClosing = false) => fact(ms, "speech_interrupted", { speechId: "s1", isClosing });
  const firstOf = (...facts: ReturnType<typeof fact>[]) =>
    only(play([...answering, ...facts, close(9000)]).records, "turn").find((turn) => turn.turn_index === 1);

  it("is the user who speaks just then", () => {
    const turn = firstOf(
      fact(2500, "user_state_changed"),
      cut(2900),
      fact(2900, "agent_state_changed", { state: "listening" }),
      fact(2900, "speech_done", { interrupted: true }),
    );
    expect(turn).toMatchObject({ interrupted_by: "user", barge_in_stop_ms: 400, interrupted_after_ms: 1050 });
  });

  it("is the user, who began when the detector says so, though that is told after the cut", () => {
    const turn = firstOf(
      fact(2500, "user_state_changed"),
      cut(2900),
      fact(2900, "agent_state_changed", { state: "listening" }),
      fact(3200, "stretch_ended", { who: "user", startedAt: at(2440), endedAt: at(2940) }),
      fact(3200, "user_state_changed", { state: "listening" }),
    );
    expect(turn).toMatchObject({ interrupted_by: "user", barge_in_stop_ms: 460 });
  });

  it("is the user whose words are about to be answered", () => {
    const turn = firstOf(
      fact(2500, "user_state_changed"),
      fact(2700, "user_transcribed"),
      fact(2900, "user_state_changed", { state: "listening" }),
      cut(3400),
      fact(3410, "agent_state_changed", { state: "listening" }),
    );
    expect(turn).toMatchObject({ interrupted_by: "user", barge_in_stop_ms: 910 });
  });

  it("is the host's code, though the user had made a sound in passing", () => {
    const turn = firstOf(
      fact(2500, "user_state_changed"),
      fact(2700, "user_state_changed", { state: "listening" }),
      cut(3600),
      fact(3600, "agent_state_changed", { state: "listening" }),
      fact(3600, "speech_done", { interrupted: true }),
    );
    expect(turn).toMatchObject({ interrupted_by: "agent", barge_in_stop_ms: null });
  });

  it("is the host's code, though the user has had an answer since", () => {
    const { records } = play([
      ...userTurn(0, "s1").slice(0, 8),
      ...userTurn(2000, "s2"),
      fact(6000, "agent_state_changed", { speechId: "s1" }),
      fact(6500, "speech_interrupted", { speechId: "s1" }),
      fact(6500, "agent_state_changed", { state: "listening" }),
      fact(6500, "speech_done", { interrupted: true }),
      close(9000),
    ]);
    expect(only(records, "turn").find((turn) => turn.turn_index === 1)).toMatchObject({ interrupted_by: "agent" });
  });

  it("is the end of the session, which the caller may have brought about", () => {
    const turn = firstOf(
      cut(2500, true),
      fact(2500, "speech_done", { interrupted: true }),
      fact(2502, "agent_message_added", {
        interrupted: true,
        startedSpeakingAt: at(1850),
        stoppedSpeakingAt: at(2502),
      }),
      fact(2502, "agent_state_changed", { state: "listening" }),
    );
    expect(turn).toMatchObject({ interrupted: true, interrupted_by: "close", interrupted_after_ms: 652 });
  });

  it("is the end of a session that stops without a word", () => {
    expect(firstOf()).toMatchObject({ interrupted_by: "close", interrupted_after_ms: 7150, agent_talk_ms: 7150 });
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

  it("that nobody commits does not make the next utterance begin early", () => {
    const { records } = play([
      fact(100, "user_state_changed", { state: "speaking" }),
      fact(400, "user_state_changed", { state: "listening" }),
      ...userTurn(6000, "s1").map((one) =>
        one.type === "user_message_added" ? { ...one, startedSpeakingAt: at(100) } : one,
      ),
      close(20_000),
    ]);
    expect(only(records, "turn")).toMatchObject([{ user_started_speaking_at: iso(6060) }]);
  });
});

describe("an agent that talks over the user", () => {
  const timesOf = (...facts: ReturnType<typeof fact>[]) =>
    only(play([...facts, close(9000)]).records, "workflow_run").at(-1)?.quality.interruptions_by_agent;
  const speaking = fact(1000, "user_state_changed");

  it("is counted when it begins while the user speaks", () => {
    const placed = fact(1900, "stretch_ended", { who: "user", startedAt: at(940), endedAt: at(1600) });
    expect(timesOf(speaking, fact(1500, "agent_state_changed"))).toBe(1);
    expect(timesOf(speaking, fact(1500, "agent_state_changed"), placed)).toBe(1);
  });

  it("is not heard where it answers in text alone", () => {
    expect(timesOf(speaking, fact(1500, "agent_state_changed", { isAudible: false }))).toBe(0);
  });

  it("did not begin where its sound went on while a tool returned", () => {
    const sound = fact(500, "agent_state_changed", { speechId: "s1" });
    const thought = fact(1200, "agent_state_changed", { state: "thinking", speechId: "s1" });
    expect(timesOf(sound, speaking, thought, fact(1250, "agent_state_changed", { speechId: "s1" }))).toBe(0);
  });

  it("interrupts nobody who had ended before the detector could say so", () => {
    const placed = fact(1700, "stretch_ended", { who: "user", startedAt: at(940), endedAt: at(1400) });
    const stopped = fact(1700, "user_state_changed", { state: "listening" });
    expect(timesOf(speaking, fact(1500, "agent_state_changed"), placed, stopped)).toBe(0);
  });
});
