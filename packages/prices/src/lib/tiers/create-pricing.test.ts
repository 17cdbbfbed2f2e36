// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { loadPriceBook } from "../book/load-price-book.js";
import type { PricedCall } from "../price/price-result.js";
import { createPricing } from "./create-pricing.js";
import { referenceModels } from "./reference-models.js";

const timestamp = "2026-11-20T14:02:11.000Z";
const usage = { input_tokens: 600, output_tokens: 220, characters: 180, audio_duration_ms: 8_000 };
const call = (kind: PricedCall["kind"], provider: string, model_id: string): PricedCall => ({
  kind,
  provider,
  model_id,
  timestamp,
  ...usage,
});

describe("tiers by the rule", () => {
  const pricing = createPricing(loadPriceBook());

  it.each([
    ["llm", "openai", "gpt-5.5", "premium"],
    ["llm", "openai", "gpt-4o", "capable"],
    ["llm", "api.openai.com", "gpt-4o-mini", "cheap"],
    ["llm", "anthropic", "claude-sonnet-4-5", "capable"],
    ["llm", "anthropic", "claude-haiku-4-5", "cheap"],
    ["llm", "Gemini", "gemini-2.5-flash", "cheap"],
    ["llm", "livekit", "openai/gpt-4.1-mini", "cheap"],
    ["tts", "ElevenLabs", "eleven_flash_v2_5", "capable"],
    ["tts", "ElevenLabs", "eleven_v3", "premium"],
    ["stt", "Deepgram", "nova-3", "capable"],
  ] as const)("put %s by %s %s in its class: %s", (kind, provider, model, tier) => {
    expect(pricing.priceOf(call(kind, provider, model)).tier).toBe(tier);
  });

  it("put nothing without a price anywhere", () => {
    expect(pricing.priceOf(call("llm", "scripted", "scripted-llm-1"))).toMatchObject({ tier: null, baseline: null });
  });

  it("are held against premium models that have a price", () => {
    const kinds = ["llm", "stt", "tts", "realtime"] as const;
    const providers = [
      "openai",
      "anthropic",
      "google",
      "mistral",
      "xai",
      "azure",
      "elevenlabs",
      "deepgram",
      "assemblyai",
    ];
    for (const kind of kinds) {
      for (const provider of providers.filter((name) => referenceModels(kind, name).length > 0)) {
        const priced = referenceModels(kind, provider).filter(
          (model) => loadPriceBook().find({ kind, provider, model, via: "direct", at: timestamp, plan: null }).offering,
        );
        expect(priced, `${kind} of ${provider}`).not.toEqual([]);
      }
    }
  });
});

describe("the baseline", () => {
  it("is the same usage on the premium model of the same provider and kind", () => {
    // 180 characters at 50 a million are 0.009, on eleven_multilingual_v2 at 100 they are 0.018.
    expect(createPricing(loadPriceBook()).priceOf(call("tts", "ElevenLabs", "eleven_flash_v2_5"))).toMatchObject({
      result: { usd: 0.009 },
      baseline: { usd: 0.018, model: "elevenlabs/eleven_multilingual_v2" },
    });
  });

  it("of a premium model is itself, and of one that has no premium model its own price, without a name", () => {
    const pricing = createPricing(loadPriceBook());
    expect(pricing.priceOf(call("tts", "ElevenLabs", "eleven_v3")).baseline).toEqual({
      usd: 0.018,
      model: "elevenlabs/eleven_v3",
    });
    expect(pricing.priceOf(call("stt", "Deepgram", "nova-3")).baseline).toEqual({ usd: 0.00064, model: null });
  });

  it("is sold in the same way: through LiveKit Inference on the same plan", () => {
    const pricing = createPricing(loadPriceBook({ plans: { livekit: "scale" } }));
    // 180 characters at 60 and at 120 a million.
    expect(pricing.priceOf(call("tts", "livekit", "elevenlabs/eleven_flash_v2_5"))).toMatchObject({
      result: { usd: 0.0108 },
      baseline: { usd: 0.0216, model: "elevenlabs/eleven_multilingual_v2" },
    });
  });

  it("and tiers follow the user's lists before the rule", () => {
    const book = loadPriceBook({ tiers: { premium: ["openai/gpt-4o", "openai/o*"], cheap: ["openai/gpt-4o-*"] } });
    const pricing = createPricing(book);
    // gpt-4o: 600 × 2.50 + 220 × 10, per million.
    expect(pricing.priceOf(call("llm", "openai", "gpt-4o-mini"))).toMatchObject({
      tier: "cheap",
      baseline: { usd: 0.0037, model: "openai/gpt-4o" },
    });
    expect(pricing.priceOf(call("llm", "openai", "o3")).tier).toBe("premium");
    expect(pricing.priceOf(call("llm", "openai", "gpt-5.5")).tier).toBe("premium");
  });
});
