// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { PriceRow } from "../book/price-row.js";
import { priceCall } from "./price-call.js";
import type { PricedCall } from "./price-result.js";

const stt = (more: Partial<PricedCall> = {}): PricedCall => ({
  kind: "stt",
  provider: "Deepgram",
  model_id: "nova-3",
  via: null,
  timestamp: "2026-11-20T14:02:11.000Z",
  audio_duration_ms: 90_000,
  characters: null,
  ...more,
});
const tts = (more: Partial<PricedCall> = {}): PricedCall =>
  stt({
    kind: "tts",
    provider: "ElevenLabs",
    model_id: "eleven_flash_v2_5",
    audio_duration_ms: 4000,
    characters: 121,
    ...more,
  });

describe("priceCall", () => {
  it("prices heard audio by the minute", () => {
    const result = priceCall(stt());
    expect(result.usd).toBeCloseTo(0.0072, 10);
    expect(result).toMatchObject({
      priceId: "deepgram/nova-3/direct/2026-05-28",
      asOf: "2026-05-28",
      parts: [{ unit: "audio_minute", quantity: 1.5, usdPerUnit: 0.0048 }],
      reason: null,
    });
  });

  it("prices spoken characters by the million, and not the audio that was made of them", () => {
    expect(priceCall(tts()).usd).toBeCloseTo(0.00605, 10);
  });

  it("knows providers as plugins name them", () => {
    const usd = (provider: string, model_id: string) =>
      priceCall(tts({ provider, model_id, characters: 1_000_000 })).usd;
    expect(usd("api.openai.com", "tts-1")).toBe(15);
    expect(usd("openai", "tts-1-hd")).toBe(30);
    expect(usd("Cartesia", "sonic-3")).toBe(50);
    expect(usd("Deepgram", "aura-2-andromeda-en")).toBe(30);
  });

  it("does not take a host that only looks like a vendor's for the vendor", () => {
    expect(priceCall(tts({ provider: "openai.com.example.org", model_id: "tts-1" })).usd).toBeNull();
    expect(priceCall(tts({ provider: "notopenai.com", model_id: "tts-1" })).usd).toBeNull();
  });

  it("prices LiveKit Inference by the plan, which is not the vendor's own price", () => {
    const call = tts({ provider: "livekit", model_id: "elevenlabs/eleven_flash_v2_5", characters: 1_000_000 });
    expect(priceCall(call, { plan: "build" })).toMatchObject({
      usd: 150,
      priceId: "elevenlabs/eleven_flash_v2_5/livekit-build/2026-06",
    });
    expect(priceCall(call, { plan: "scale" }).usd).toBe(60);
    expect(priceCall({ ...call, provider: "ElevenLabs", model_id: "eleven_flash_v2_5" }, { plan: "build" }).usd).toBe(
      50,
    );
  });

  it("has no price for LiveKit Inference without a plan", () => {
    const result = priceCall(stt({ provider: "livekit", model_id: "deepgram/nova-3:en" }));
    expect(result.usd).toBeNull();
    expect(result.reason).toContain("build, ship or scale");
    expect(priceCall(stt({ provider: "livekit", model_id: "deepgram/nova-3:en" }), { plan: "ship" }).usd).toBeCloseTo(
      0.0072,
    );
  });

  it.each([
    ["a model that is not in the book", stt({ model_id: "nova-3-medical" }), "no price for Deepgram nova-3-medical"],
    ["a provider that is not in the book", stt({ provider: "scripted" }), "no price for scripted nova-3"],
    ["an unknown provider", stt({ provider: null }), "no price for an unknown provider"],
    ["a language model", stt({ kind: "llm", provider: "api.openai.com", model_id: "gpt-4o-mini" }), "no price for llm"],
    ["speech by a model that hears", tts({ provider: "Deepgram", model_id: "nova-3" }), "no price for Deepgram nova-3"],
    ["audio of unknown length", stt({ audio_duration_ms: null }), "audio duration"],
    ["an unknown number of characters", tts({ characters: null }), "characters"],
  ])("answers null with a reason, never 0, for %s", (_, call, reason) => {
    const result = priceCall(call);
    expect(result).toMatchObject({ usd: null, priceId: null, asOf: null, parts: [] });
    expect(result.reason).toContain(reason);
  });

  it("has no price for a day before the price was known", () => {
    expect(priceCall(stt({ timestamp: "2026-05-27T23:59:59.999Z" })).reason).toBe(
      "no price for Deepgram nova-3 on 2026-05-27",
    );
    expect(priceCall(stt(), { at: "2026-05-27" }).usd).toBeNull();
    expect(priceCall(stt({ timestamp: "2026-05-28T00:00:00.000Z" })).usd).not.toBeNull();
  });

  it("prices nothing used at 0, which is known", () => {
    expect(priceCall(tts({ characters: 0 })).usd).toBe(0);
  });

  it("takes the row of the day, and an exact name before a pattern, from a given book", () => {
    const row: PriceRow = {
      id: "old",
      provider: "deepgram",
      models: ["nova-*"],
      kind: "stt",
      via: "direct",
      plan: null,
      unit: "audio_minute",
      usd: 1,
      valid_from: "2026-01-01",
      valid_to: "2026-06-30",
      source_url: "https://deepgram.com/pricing",
      read_on: "2026-01-01",
      note: null,
    };
    const now = { ...row, id: "new", usd: 2, valid_from: "2026-07-01", valid_to: null };
    const book = [
      row,
      now,
      { ...now, id: "longer", models: ["nova-9-*"], usd: 3 },
      { ...now, id: "exact", models: ["nova-9"], usd: 4 },
    ];
    const idAt = (at: string, model_id = "nova-7") => priceCall(stt({ model_id }), { at, book }).priceId;
    expect([idAt("2026-06-30"), idAt("2026-07-01")]).toEqual(["old", "new"]);
    expect([idAt("2026-08-01", "nova-9"), idAt("2026-08-01", "nova-9-x")]).toEqual(["exact", "longer"]);
  });
});
