// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { loadPriceBook } from "../book/load-price-book.js";
import { priceCall } from "../price/price-call.js";
import { createPricing } from "../tiers/create-pricing.js";
import { PricesError } from "./prices-error.js";
import { checkOwnPrices, parseOwnPrices } from "./read-own-prices.js";

const file = "turnspan.prices.yaml";

function faultOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    expect(error).toBeInstanceOf(PricesError);
    return error;
  }
}

describe("a file of prices", () => {
  it.each([
    ["by two names of the provider", "provider: 11labs, models: [a]", "provider: ElevenLabs, models: [A]"],
    [
      "with LiveKit's way of selling said and left out",
      "provider: livekit, models: [x/a]",
      "provider: livekit, models: [x/a], via: livekit-inference",
    ],
    [
      "with the maker named in two ways",
      "provider: livekit, models: [x/a]",
      "provider: x, models: [a], via: livekit-inference",
    ],
    ["by patterns that fit a name equally well", 'provider: x, models: ["ab*"]', 'provider: x, models: ["*bc"]'],
  ])("with two prices for one model, %s, is refused", (_, one, two) => {
    const rest = "kind: tts, usd: {minute: 1}";
    const text = `prices:\n  - {${one}, ${rest}}\n  - {${two}, ${rest}}\n`;
    expect(faultOf(() => parseOwnPrices(text, file))).toMatchObject({ line: 3, key: "prices[1]" });
  });

  it("takes patterns of which one fits better, or that no name fits both", () => {
    const price = (pattern: string) => `  - {provider: x, models: ["${pattern}"], kind: tts, usd: {minute: 1}}\n`;
    for (const [one, two] of [
      ["ab*", "abc*"],
      ["ab*", "cd*"],
      ["ab*", "ab"],
      ["a*b", "a*c"],
    ] as const) {
      expect(parseOwnPrices(`prices:\n${price(one)}${price(two)}`, file).prices).toHaveLength(2);
    }
  });

  it("knows providers of plans and tiers by all their names", () => {
    const text =
      "plans: {LiveKit Cloud: scale, Deepgram: growth}\nprices:\n  - {provider: deepgram, models: [nova-3], kind: stt, plan: growth, usd: {minute: 0.001}}\ntiers:\n  cheap: [11labs/eleven_v3]\n";
    const book = loadPriceBook(parseOwnPrices(text, file));
    const heard = { kind: "stt", audio_duration_ms: 60_000, timestamp: "2026-11-20T00:00:00.000Z" } as const;
    expect(priceCall({ ...heard, provider: "Deepgram", model_id: "nova-3" }, { book }).usd).toBe(0.001);
    expect(priceCall({ ...heard, provider: "livekit", model_id: "deepgram/nova-3" }, { book }).usd).toBe(0.0042);
    const said = { ...heard, kind: "tts", provider: "ElevenLabs", model_id: "eleven_v3", characters: 10 } as const;
    expect(createPricing(book).priceOf(said).tier).toBe("cheap");
  });

  it("may leave a tier undefined in code", () => {
    expect(loadPriceBook(checkOwnPrices({ tiers: { cheap: undefined } })).tiers).toEqual({ cheap: [] });
  });
});
