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
