// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPriceBook } from "../book/load-price-book.js";
import { priceCall } from "./price-call.js";
import type { PricedCall } from "./price-result.js";

const at = "2026-11-20T14:02:11.000Z";

const stt = (more: Partial<PricedCall> = {}): PricedCall => ({
  kind: "stt",
  provider: "Deepgram",
  model_id: "nova-3",
  timestamp: at,
  audio_duration_ms: 90_000,
  ...more,
});
const tts = (more: Partial<PricedCall> = {}): PricedCall => ({
  kind: "tts",
  provider: "ElevenLabs",
  model_id: "eleven_flash_v2_5",
  timestamp: at,
  characters: 121,
  ...more,
});
const llm = (more: Partial<PricedCall> = {}): PricedCall => ({
  kind: "llm",
  provider: "api.openai.com",
  model_id: "gpt-4o-mini",
  timestamp: at,
  input_tokens: 1000,
  output_tokens: 100,
  ...more,
});

describe("providers", () => {
  it.each([
    ["api.openai.com", "tts-1", 15],
    ["OpenAI", "tts-1-hd", 30],
    ["Cartesia", "sonic-3", 50],
    ["Deepgram", "aura-2-andromeda-en", 30],
    ["api.deepgram.com:443", "aura-asteria-en", 15],
    ["11labs", "eleven_multilingual_v2", 100],
    ["eleven labs", "ELEVEN_V3", 100],
    ["Google Cloud", "en-US-Chirp3-HD-Charon", 30],
    ["Hume", "Octave", 150],
    ["Amazon Polly", "neural", 16],
    ["https://api.openai.com/v1", "tts-1", 15],
  ])("are known by the name %s", (provider, model_id, usd) => {
    expect(priceCall(tts({ provider, model_id, characters: 1_000_000 })).usd).toBe(usd);
  });

  it.each([
    ["Gemini", "gemini-2.5-flash"],
    ["Vertex AI", "gemini-2.5-flash"],
    ["Google AI Studio", "gemini-2.5-flash"],
    ["FireworksAI", "accounts/fireworks/models/deepseek-v3p2"],
    ["api.groq.com", "llama-3.3-70b-versatile"],
    ["shop.openai.azure.com", "gpt-4o"],
    ["api.x.ai", "grok-4"],
    ["Perplexity", "sonar"],
    ["openai", "gpt-4o-20240806"],
  ])("that answer with words are known by the name %s", (provider, model_id) => {
    expect(priceCall(llm({ provider, model_id })).usd).toBeGreaterThan(0);
  });

  it("are not whoever has a host that only looks like theirs", () => {
    for (const provider of [
      "openai.com.example.org",
      "notopenai.com",
      "openai.co",
      "https://example.org/api.openai.com",
      "https://api.openai.com@example.org/v1",
    ]) {
      expect(priceCall(tts({ provider, model_id: "tts-1" })).usd).toBeNull();
    }
  });
});

describe("what is unknown", () => {
  it.each([
    ["a model that is not in the book", stt({ model_id: "nova-9" }), "no price for stt by Deepgram nova-9"],
    ["a language model nobody knows", llm({ model_id: "gpt-99" }), "no price for llm by api.openai.com gpt-99"],
    ["a provider that is not in the book", stt({ provider: "scripted" }), "no price for stt by scripted nova-3"],
    ["an unknown provider", stt({ provider: null }), "an unknown provider"],
    ["a blank provider", stt({ provider: " " }), "no price"],
    ["a call that names no provider at all", { kind: "stt", timestamp: at } as PricedCall, "an unknown provider"],
    [
      "a call without a time",
      { kind: "stt", provider: "Deepgram", model_id: "nova-3", audio_duration_ms: 1 } as PricedCall,
      "no time",
    ],
    ["an unknown model", stt({ model_id: null }), "unknown model"],
    ["speech by a model that hears", tts({ provider: "Deepgram", model_id: "nova-3" }), "no price for tts"],
    ["audio of unknown length", stt({ audio_duration_ms: null }), "audio duration is unknown"],
    ["an unknown number of characters", tts({ characters: null }), "characters are unknown"],
    [
      "a request cut short, whose tokens never arrived",
      llm({ input_tokens: null, output_tokens: null }),
      "input tokens",
    ],
    ["output that is not told", llm({ output_tokens: null }), "output tokens"],
    ["audio tokens that are not told", llm({ kind: "realtime", model_id: "gpt-realtime" }), "tokens are audio"],
    [
      "audio heard by a model with a price for words alone",
      llm({ model_id: "gpt-4o-audio-preview", input_audio_tokens: 900 }),
      "no price for input_audio tokens",
    ],
    [
      "audio spoken by a model with a price for words alone",
      llm({ model_id: "gpt-4o-audio-preview", output_audio_tokens: 90 }),
      "no price for output_audio tokens",
    ],
    ["more cached tokens than there are", llm({ cached_input_tokens: 2000 }), "contradict"],
    ["cached tokens that are counted twice", llm({ cached_input_tokens: 600, cache_write_tokens: 600 }), "contradict"],
    ["a length below 0", stt({ audio_duration_ms: -1 }), "not an amount"],
    ["a length that is no number", stt({ audio_duration_ms: Number.NaN }), "not an amount"],
    [
      "LiveKit Inference without a plan",
      stt({ provider: "livekit", model_id: "deepgram/nova-3:en" }),
      "build, ship, scale",
    ],
    [
      "LiveKit Inference's mode for several languages, which costs more than the plain model",
      stt({ provider: "livekit", model_id: "deepgram/nova-3:multi" }),
      "several languages",
    ],
    ["LiveKit Inference's own choice of a model", stt({ provider: "livekit", model_id: "auto" }), "LiveKit Inference"],
    ["a turn detector that runs in the process", stt({ kind: "turn_detector", provider: "livekit" }), "no price"],
  ])("has no price and a reason, never 0: %s", (_, call, reason) => {
    const result = priceCall(call);
    expect(result).toMatchObject({ usd: null, priceId: null, asOf: null, parts: [] });
    expect(result.reason).toContain(reason);
  });

  it("has no price on a plan that does not exist, and the reason says which do", () => {
    const result = priceCall(stt({ provider: "livekit", model_id: "deepgram/nova-3:en" }), { plan: "enterprise" });
    expect(result.usd).toBeNull();
    expect(result.reason).toContain("build, ship, scale");
  });

  it("is never priced at 0, whatever usage is missing", () => {
    const amount = fc.option(fc.integer({ min: -5, max: 2000 }));
    const calls = fc.record({
      kind: fc.constantFrom("llm", "stt", "tts", "realtime", "embedding", "turn_detector", "other" as const),
      provider: fc.option(fc.constantFrom("api.openai.com", "Deepgram", "ElevenLabs", "livekit", "scripted")),
      model_id: fc.option(fc.constantFrom("gpt-4o", "gpt-realtime", "nova-3", "eleven_v3", "openai/gpt-4o", "x")),
      timestamp: fc.constant(at),
      input_tokens: amount,
      output_tokens: amount,
      cached_input_tokens: amount,
      input_audio_tokens: amount,
      output_audio_tokens: amount,
      audio_duration_ms: amount,
      characters: amount,
    });
    fc.assert(
      fc.property(calls, (call) => {
        const { usd, parts, reason } = priceCall(call);
        if (usd === null) expect(reason).not.toBe("");
        // Nothing was used, and that is known.
        if (usd === 0) expect(parts.every(({ quantity }) => quantity === 0)).toBe(true);
        const unused = [call.input_tokens, call.output_tokens, call.characters, call.audio_duration_ms];
        if (unused.every((used) => used === null)) expect(usd).toBeNull();
      }),
    );
  });

  it("is not Gemini's spoken output, whose one rate covers all that it answers with", () => {
    const heard = { provider: "google", model_id: "gemini-2.5-flash", input_audio_tokens: 500 } as const;
    const written = priceCall(llm(heard)).usd;
    expect(written).toBeGreaterThan(0);
    expect(priceCall(llm({ ...heard, output_audio_tokens: 100 })).usd).toBe(written);
  });

  it("is the audio of a realtime model with prices of one's own for words alone, unless it is free", () => {
    const bookAt = (usd: number) =>
      loadPriceBook({
        prices: [
          {
            provider: "openai",
            models: ["gpt-realtime"],
            kind: "realtime",
            usd: { input_mtok: usd, output_mtok: usd },
          },
        ],
      });
    const spoken = { kind: "realtime", model_id: "gpt-realtime", input_audio_tokens: 900 } as const;
    const call = llm({ ...spoken, output_audio_tokens: 90 });
    expect(priceCall(call, { book: bookAt(4) })).toMatchObject({ usd: null });
    expect(priceCall(llm({ ...spoken, input_audio_tokens: null }), { book: bookAt(4) }).reason).toContain("unknown");
    expect(priceCall(call, { book: bookAt(0) }).usd).toBe(0);
  });

  it("is not what is known to be nothing: that costs 0", () => {
    expect(priceCall(tts({ characters: 0 })).usd).toBe(0);
  });
});
