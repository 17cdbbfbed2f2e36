// SPDX-License-Identifier: Apache-2.0
import { calcPrice } from "@pydantic/genai-prices";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPriceBook } from "../book/load-price-book.js";
import { priceCall } from "../price/price-call.js";

const book = loadPriceBook();
/** Our name of a provider differs from the package's here. */
const theirs: Readonly<Record<string, string>> = { xai: "x-ai" };

// A name that leads to the model in the package's own way of matching: the id does for nearly all.
const named = book.models.filter(({ provider, model }) => {
  const found = calcPrice({ input_tokens: 1 }, model, { providerId: theirs[provider] ?? provider });
  return found?.model.id === model;
});

const usages = fc.tuple(fc.nat(400_000), fc.nat(400_000), fc.nat(3_000)).map(([fresh, cached, output]) => ({
  input: fresh + cached,
  cached,
  output,
}));

describe("token prices from @pydantic/genai-prices", () => {
  it("are there for a thousand models and more", () => {
    expect(named.length).toBeGreaterThan(1000);
  });

  it("give what that package gives, for any model, usage and time of the day", () => {
    const times = fc.date({
      min: new Date("2026-10-01T00:00:00Z"),
      max: new Date("2026-12-31T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...named), usages, times, ({ provider, model }, { input, cached, output }, time) => {
        const usage = { input_tokens: input, cache_read_tokens: cached, output_tokens: output };
        const expected = calcPrice(usage, model, { providerId: theirs[provider] ?? provider, timestamp: time });
        const ours = priceCall({
          kind: "llm",
          provider,
          model_id: model,
          timestamp: time.toISOString(),
          input_tokens: input,
          cached_input_tokens: cached,
          output_tokens: output,
        });
        if (ours.usd === null) {
          // An embedding model has no price for output; the package bills nothing for it, we say that it is unknown.
          expect(ours.reason).toContain("output tokens");
          return;
        }
        expect(ours.usd).toBeCloseTo(expected?.total_price ?? Number.NaN, 9);
      }),
      { numRuns: 1500 },
    );
  });

  it("give what that package gives for audio", () => {
    const realtime = named.filter(({ periods }) =>
      periods.every(({ usd }) => usd.input_audio_mtok && usd.output_audio_mtok),
    );
    expect(realtime.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(fc.constantFrom(...realtime), usages, usages, ({ provider, model }, text, audio) => {
        const usage = {
          input_tokens: text.input + audio.input,
          cache_read_tokens: text.cached + audio.cached,
          input_audio_tokens: audio.input,
          cache_audio_read_tokens: audio.cached,
          output_tokens: text.output + audio.output,
          output_audio_tokens: audio.output,
        };
        const timestamp = "2026-11-20T12:00:00.000Z";
        const expected = calcPrice(usage, model, {
          providerId: theirs[provider] ?? provider,
          timestamp: new Date(timestamp),
        });
        const ours = priceCall({
          kind: "realtime",
          provider,
          model_id: model,
          timestamp,
          input_tokens: usage.input_tokens,
          cached_input_tokens: usage.cache_read_tokens,
          input_audio_tokens: usage.input_audio_tokens,
          cached_input_audio_tokens: usage.cache_audio_read_tokens,
          output_tokens: usage.output_tokens,
          output_audio_tokens: usage.output_audio_tokens,
        });
        expect(ours.usd).toBeCloseTo(expected?.total_price ?? Number.NaN, 9);
      }),
    );
  });
});
