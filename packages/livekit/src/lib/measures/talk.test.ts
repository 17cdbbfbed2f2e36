// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { at, fact, only, play, userTurn } from "../../../test/kit/facts.js";
import { addStretch, noTalk, talkQuality } from "./talk.js";

const stretches = (...parts: ["user" | "agent", number, number][]) =>
  parts.reduce((talk, [who, from, to]) => addStretch(talk, who, { from, to }), noTalk);

describe("talk", () => {
  it("counts what overlaps once, in whatever order stretches end", () => {
    const talk = stretches(["agent", 600, 800], ["user", 500, 900], ["agent", 2000, 2500]);
    expect(talkQuality(talk, 4000)).toEqual({
      user_talk_ms: 400,
      agent_talk_ms: 700,
      silence_ms: 4000 - 400 - 500,
      talk_ratio: 0.571,
      longest_monologue_ms: 500,
    });
  });

  it("counts once what a long speech has covered, however often it was told meanwhile", () => {
    for (const noises of [40, 400]) {
      const begun = Array.from({ length: noises }, (_, index) => 2000 + index * 1000);
      const during = begun.reduce((talk, from) => addStretch(talk, "user", { from, to: from + 500 }, 0), noTalk);
      const end = 2000 + noises * 1000;
      const talk = addStretch(during, "agent", { from: 1000, to: end });
      expect(talkQuality(talk, end + 1000)).toMatchObject({ silence_ms: 2000, longest_monologue_ms: end - 1000 });
      expect(during.recent.length).toBeLessThanOrEqual(256);
    }
  });

  it("takes a stretch that is told in parts which meet for one, and parts with a pause for two", () => {
    const told = (from: number) => stretches(["agent", 1000, 3000], ["agent", from, 6000]);
    expect(told(3001)).toMatchObject({ agentMs: 4999, longestMs: 5000 });
    expect(told(3400)).toMatchObject({ agentMs: 4600, longestMs: 2600 });
    expect(stretches(["agent", 1000, 3000], ["user", 3000, 6000])).toMatchObject({ longestMs: 3000 });
  });

  it("is unknown where nobody talked", () => {
    expect(talkQuality(noTalk, 4000)).toEqual({
      user_talk_ms: null,
      agent_talk_ms: null,
      silence_ms: null,
      talk_ratio: null,
      longest_monologue_ms: null,
    });
  });

  const qualityOf = (facts: ReturnType<typeof fact>[]) =>
    only(play([...facts, fact(9000, "session_closed")]).records, "workflow_run").at(-1)?.quality;

  it("takes LiveKit's exact times where it has them, and state changes where not", () => {
    const quality = qualityOf([
      fact(60, "user_state_changed", { state: "speaking" }),
      fact(1260, "stretch_ended", { who: "user", startedAt: at(0), endedAt: at(1000) }),
      fact(1260, "user_state_changed", { state: "listening" }),
      fact(2060, "user_state_changed", { state: "speaking" }),
      fact(2560, "user_state_changed", { state: "listening" }),
    ]);
    expect(quality).toMatchObject({ user_talk_ms: 1500, longest_monologue_ms: 1000, silence_ms: 7500 });
  });

  it("knows what lies inside a speech that is still under way", () => {
    const noises = Array.from({ length: 40 }, (_, index) => [
      fact(2000 + index * 100, "user_state_changed"),
      fact(2050 + index * 100, "user_state_changed", { state: "listening" }),
    ]);
    const quality = qualityOf([
      fact(0, "speech_created", { speechId: "s1", source: "say" }),
      fact(1000, "agent_state_changed", { speechId: "s1" }),
      ...noises.flat(),
      fact(8000, "agent_state_changed", { state: "listening" }),
    ]);
    expect(quality).toMatchObject({ agent_talk_ms: 7000, silence_ms: 2000 });
  });

  it("counts sound that goes on while LiveKit says that the agent thinks", () => {
    const quality = qualityOf([
      fact(0, "speech_created", { speechId: "s1", source: "say" }),
      fact(100, "agent_state_changed", { state: "speaking" }),
      fact(400, "stretch_ended", { who: "agent", startedAt: at(100), endedAt: at(400) }),
      fact(400, "agent_state_changed", { state: "thinking" }),
      fact(600, "agent_message_added", { speechId: "s1", startedSpeakingAt: at(100), stoppedSpeakingAt: at(600) }),
    ]);
    expect(quality).toMatchObject({ agent_talk_ms: 500, longest_monologue_ms: 500 });
  });

  it("is counted by turn too", () => {
    const { records } = play([
      ...userTurn(0, "s1").slice(0, -2),
      fact(3850, "stretch_ended", { who: "agent", startedAt: at(1850), endedAt: at(3850) }),
      ...userTurn(0, "s1").slice(-2),
      fact(9000, "session_closed"),
    ]);
    expect(only(records, "turn")).toMatchObject([{ user_talk_ms: 1200, agent_talk_ms: 2000 }]);
  });

  it("leaves out an agent that answers in text alone", () => {
    const quality = qualityOf([
      fact(100, "agent_state_changed", { state: "speaking", isAudible: false }),
      fact(500, "stretch_ended", { who: "agent", startedAt: at(100), endedAt: at(500) }),
      fact(500, "agent_state_changed", { state: "listening", isAudible: false }),
    ]);
    expect(quality).toMatchObject({ agent_talk_ms: null, silence_ms: null });
  });
});
