// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { fact, startAt } from "../../../test/kit/facts.js";
import type { Fact } from "../turns/fact.js";
import { soundFact } from "./sound-fact.js";

const redact = (text: string) => text.replace(/\d{4,}/g, "[digits]");
const sound = (given: Fact, now = startAt) => soundFact(given, { now, redact });

describe("soundFact", () => {
  it("leaves a sound fact as it is", () => {
    const members = [{ label: "one.LLM", provider: "one", model: null }];
    const outage = fact(0, "availability_changed", { members, alike: 1 });
    for (const given of [fact(0, "llm_used"), fact(0, "speech_created"), fact(0, "speech_done"), outage]) {
      expect(sound(given)).toEqual(given);
    }
  });

  it("takes now for a moment that cannot be, and the moment for a time that must be known", () => {
    for (const at of [NaN, Infinity, 1e308, -1, 0, startAt * 1000]) {
      const tool = { callId: "1", name: "t", startedAt: at, endedAt: at, isError: false };
      expect(sound({ ...fact(0, "tools_executed", { tools: [tool] }), at })).toMatchObject({
        at: startAt,
        tools: [{ startedAt: startAt, endedAt: startAt }],
      });
      const message = fact(0, "user_message_added", { startedSpeakingAt: at });
      expect(sound(message)).toMatchObject({ startedSpeakingAt: null });
    }
  });

  it("keeps the times of an event that a clock's jump of a day lies behind", () => {
    const day = 24 * 3_600_000;
    for (const at of [startAt - day, startAt + day]) {
      expect(sound({ ...fact(0, "clock_ticked"), at })).toMatchObject({ at });
    }
  });

  it("redacts what was said and names that a model gives, and cuts names and lists", () => {
    const tools = Array.from({ length: 5000 }, (_, index) => ({
      callId: `call-${index}`,
      name: `mail_12345_${"n".repeat(100_000)}`,
      startedAt: startAt,
      endedAt: startAt,
      isError: false,
    }));
    const kept = sound(fact(0, "tools_executed", { tools }));
    expect(JSON.stringify(kept).length).toBeLessThan(1_000_000);
    expect(kept).toMatchObject({ tools: expect.arrayContaining([expect.objectContaining({ callId: "call-999" })]) });
    expect(JSON.stringify(kept)).not.toContain("12345");
    expect(sound(fact(0, "user_message_added", { text: "it is 123456" }))).toMatchObject({ text: "it is [digits]" });
  });

  it("mends the fact itself, and nothing of LiveKit's that lies in it", () => {
    const tool = Object.freeze({
      callId: "1",
      name: "mail 12345",
      startedAt: startAt,
      endedAt: startAt,
      isError: false,
    });
    const given = fact(0, "tools_executed", { tools: Object.freeze([tool]) as never });
    const kept = sound(given);
    expect(kept).toBe(given);
    expect(kept).toMatchObject({ tools: [{ name: "mail [digits]" }] });
    expect(tool.name).toBe("mail 12345");
  });

  it("makes plain data of what is none", () => {
    const odd = { language: Symbol("en"), isFinal: () => true } as never;
    expect(sound(fact(0, "user_transcribed", odd))).toMatchObject({ language: "Symbol(en)", isFinal: false });
    const big = { inputTokens: 10n ** 30n, durationMs: 1e308 } as never;
    expect(() => JSON.stringify(sound(fact(0, "llm_used", big)))).not.toThrow();
  });
});
