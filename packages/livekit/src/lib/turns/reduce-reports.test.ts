// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { fact, only, play, userTurn } from "../../../test/kit/facts.js";

const close = (ms: number) => fact(ms, "session_closed");
const callsOf = (...facts: ReturnType<typeof fact>[]) => only(play(facts).records, "call");
const seenAgain = (one: ReturnType<typeof fact>, later: number) => ({ ...one, at: one.at + later });

describe("a report that is given twice", () => {
  it("counts once, whenever it is seen again", () => {
    for (const report of [
      fact(100, "llm_used"),
      fact(100, "tts_used"),
      fact(100, "stt_used"),
      fact(100, "realtime_used"),
      fact(100, "stt_used", { requestId: null }),
    ]) {
      expect(callsOf(report, seenAgain(report, 0), seenAgain(report, 300), close(9000))).toHaveLength(1);
    }
  });

  it("is not one that another request made under the same id", () => {
    const calls = callsOf(
      fact(100, "tts_used", { requestId: "context", segmentId: "a", characters: 30 }),
      fact(100, "tts_used", { requestId: "context", segmentId: "b", characters: 30 }),
      fact(150, "tts_used", { requestId: "context", segmentId: "b", characters: 30 }),
      fact(150, "tts_used", { requestId: "context", segmentId: "b", characters: 31 }),
      close(9000),
    );
    expect(calls.map((call) => call.characters)).toEqual([30, 30, 30, 31]);
  });

  it("is not a second request that failed at once like the first", () => {
    const nothing = { requestId: null, ttftMs: null, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };
    const failed = fact(100, "llm_used", { ...nothing, durationMs: 0 });
    expect(callsOf(failed, failed, close(9000))).toHaveLength(2);
  });
});

describe("a report of speech-to-text that comes when the caller speaks again", () => {
  const heard = (requestId: string) =>
    [
      ...userTurn(0, "s1").filter((one) => one.type !== "stt_used"),
      fact(1500, "user_turn_ended", { requestIds: [requestId] }),
    ].toSorted((one, other) => one.at - other.at);
  const speaksAgain = fact(4200, "user_state_changed");

  it("belongs to the utterance that its request recognized", () => {
    const [call] = callsOf(
      ...heard("r1"),
      speaksAgain,
      fact(4300, "stt_used", { requestId: "r1" }),
      close(9000),
    ).filter(({ kind }) => kind === "stt");
    expect(call).toMatchObject({ turn_index: 1, speech_id: "s1" });
  });

  it("finds a turn that has ended, too", () => {
    const late = fact(7000, "stt_used", { requestId: "r1" });
    const { records } = play([...heard("r1"), fact(6500, "user_state_changed"), late, close(9000)]);
    const [first] = only(records, "turn");
    const [call] = only(records, "call").filter(({ kind }) => kind === "stt");
    expect(call).toMatchObject({ turn_index: 1, turn_id: first?.turn_id });
  });

  it("belongs to no turn if the utterance came to nothing", () => {
    const { records } = play([
      fact(60, "user_state_changed"),
      fact(1260, "user_state_changed", { state: "listening" }),
      fact(1500, "user_turn_ended", { requestIds: ["r1"] }),
      fact(2000, "false_interruption"),
      fact(4200, "stt_used", { requestId: "r1" }),
      close(9000),
    ]);
    expect(only(records, "turn")).toEqual([]);
    expect(only(records, "call")).toMatchObject([{ turn_id: null }]);
  });

  it("belongs to what is heard now where the provider gives every utterance the same id", () => {
    const early = fact(1300, "stt_used", { requestId: "connection" });
    const facts = [...heard("connection"), early].toSorted((one, other) => one.at - other.at);
    const calls = callsOf(...facts, speaksAgain, fact(4300, "stt_used", { requestId: "connection" }), close(9000));
    expect(calls.filter(({ kind }) => kind === "stt").map((call) => call.turn_index)).toEqual([1, 2]);
  });
});

describe("what comes after the end of its turn", () => {
  const answered = userTurn(0, "s1");
  const attempt = fact(600, "speech_created", { speechId: "s0" });

  it("is an attempt that was thrown away as before", () => {
    const { records } = play([
      ...answered.slice(0, 1),
      attempt,
      ...answered.slice(1),
      fact(6000, "clock_ticked"),
      fact(6500, "llm_used", { speechId: "s0", requestId: "late" }),
      fact(9000, "session_closed"),
    ]);
    const call = only(records, "call").find((one) => one.request_id === "late");
    expect(call).toMatchObject({ discarded: true, turn_index: 1 });
  });

  it("is no new speech where one is told of that was", () => {
    const again = [fact(6000, "clock_ticked"), fact(6500, "speech_created", { speechId: "s1" })];
    const { records } = play([...answered, ...again, fact(9000, "session_closed")]);
    expect(only(records, "turn")).toHaveLength(1);
  });
});
