// SPDX-License-Identifier: Apache-2.0
import { sumUsd } from "@turnspan/records";
import { describe, expect, it } from "vitest";
import { createPriceBook } from "../book/price-book.js";
import type { PriceRow } from "../book/price-row.js";
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

const row = (more: Partial<PriceRow>): PriceRow => ({
  id: "row",
  provider: "deepgram",
  models: ["nova-*"],
  kind: "stt",
  via: "direct",
  plan: null,
  unit: "minute",
  usd: 1,
  valid_from: "2026-01-01",
  valid_to: null,
  source_url: "https://deepgram.com/pricing",
  read_on: "2026-01-01",
  note: null,
  ...more,
});

describe("the day of a request", () => {
  it("is the UTC day, whatever the offset of its time", () => {
    const rows = [row({ id: "old", valid_to: "2026-11-20" }), row({ id: "new", valid_from: "2026-11-21", usd: 2 })];
    const book = createPriceBook({ rows });
    const idAt = (timestamp: string) => priceCall(stt({ timestamp }), { book }).priceId;
    expect(idAt("2026-11-20T23:30:00-05:00")).toBe("new");
    expect(idAt("2026-11-21T01:30:00+02:00")).toBe("old");
    expect(priceCall(stt(), { book, at: "2026-11-20T23:30:00-0500" }).priceId).toBe("new");
  });
});

describe("rows that compete", () => {
  it("price a request by the first alone, which the price names", () => {
    const rows = [row({ id: "first", usd: 1 }), row({ id: "second", usd: 2 }), row({ id: "third", unit: "second" })];
    const result = priceCall(stt({ audio_duration_ms: 60_000 }), { book: createPriceBook({ rows }) });
    expect(result).toMatchObject({ usd: 1, priceId: "first" });
  });
});

describe("a short phone call, by hand", () => {
  const book = createPriceBook({
    rows: [
      row({ id: "stt", models: ["nova-3"], usd: 0.0077 }),
      row({ id: "llm#input_mtok", provider: "openai", models: ["gpt-4o"], kind: "llm", unit: "input_mtok", usd: 2.5 }),
      row({ id: "llm#output_mtok", provider: "openai", models: ["gpt-4o"], kind: "llm", unit: "output_mtok", usd: 10 }),
      row({
        id: "tts",
        provider: "elevenlabs",
        models: ["eleven_flash_v2_5"],
        kind: "tts",
        unit: "thousand_characters",
        usd: 0.05,
      }),
      row({ id: "line", provider: "twilio", models: ["us-local-inbound"], kind: "telephony", usd: 0.0085 }),
    ],
  });
  const usd = (call: PricedCall) => priceCall(call, { book }).usd;

  it("costs 0.026477 dollars in all", () => {
    // 8 s = 8/60 min; 8/60 × 0.0077 = 0.00102666…, rounded to the pico-dollar.
    const heard = usd(stt({ audio_duration_ms: 8_000 }));
    expect(heard).toBe(0.001026666667);
    // 600 × 2.50 / 1,000,000 = 0.0015, and 220 × 10 / 1,000,000 = 0.0022: together 0.0037.
    const thought = usd(llm({ model_id: "gpt-4o", input_tokens: 600, output_tokens: 220 }));
    expect(thought).toBe(0.0037);
    // 180 × 0.05 / 1,000 = 0.009.
    const spoken = usd(tts({ characters: 180 }));
    expect(spoken).toBe(0.009);
    // 1.5 × 0.0085 = 0.01275.
    const line = usd({
      kind: "telephony",
      provider: "Twilio",
      model_id: "us-local-inbound",
      timestamp: at,
      session_duration_ms: 90_000,
    });
    expect(line).toBe(0.01275);
    // 0.001026666667 + 0.0037 + 0.009 + 0.01275 = 0.026476666667, which people read as 0.026477.
    const total = sumUsd([heard, thought, spoken, line].map((cost) => cost ?? Number.NaN));
    expect(total).toBe(0.026476666667);
    expect(total.toFixed(6)).toBe("0.026477");
  });

  it("names the rows by what their ids share, and the parts sum to the price", () => {
    const result = priceCall(llm({ model_id: "gpt-4o", input_tokens: 600, output_tokens: 220 }), { book });
    expect(result).toMatchObject({ priceId: "llm", asOf: "2026-01-01", reason: null });
    expect(result.parts).toEqual([
      { unit: "input_mtok", quantity: 0.0006, usdPerUnit: 2.5, usd: 0.0015 },
      { unit: "output_mtok", quantity: 0.00022, usdPerUnit: 10, usd: 0.0022 },
    ]);
  });
});

describe("the book that comes with this version, by hand", () => {
  it("prices gpt-4o-mini, 1 M tokens in of which 800 k cached, at 0.09 dollars", () => {
    // 200,000 × 0.15 / 1 M = 0.03, and 800,000 × 0.075 / 1 M = 0.06. Cached tokens are in the 1 M, and counted once.
    const result = priceCall(llm({ input_tokens: 1_000_000, cached_input_tokens: 800_000, output_tokens: 0 }));
    expect(result).toMatchObject({
      usd: 0.09,
      priceId: "openai/gpt-4o-mini/genai-prices/2026-09-23",
      asOf: "2026-09-23",
    });
  });

  it("prices gpt-realtime, 1 M audio tokens in and 1 M out, at 96 dollars", () => {
    // 1 M × 32 / 1 M + 1 M × 64 / 1 M.
    const audio = {
      input_tokens: 1_000_000,
      input_audio_tokens: 1_000_000,
      output_tokens: 1_000_000,
      output_audio_tokens: 1_000_000,
    };
    expect(priceCall(llm({ kind: "realtime", model_id: "gpt-realtime", cached_input_tokens: 0, ...audio })).usd).toBe(
      96,
    );
  });

  it("prices a realtime response's text, audio and cached audio each at its own price", () => {
    // 300 of 1,000 in are cached, 100 of those are audio; 500 of the 1,000 are audio.
    // Text 1,000 − 300 − (500 − 100) = 300 × 4, cached text 200 × 0.4, audio 400 × 32, cached audio 100 × 0.4,
    // out: text 100 × 16, audio 400 × 64; all per million: 0.0012 + 0.00008 + 0.0128 + 0.00004 + 0.0016 + 0.0256.
    const result = priceCall(
      llm({
        kind: "realtime",
        model_id: "gpt-realtime",
        input_tokens: 1000,
        cached_input_tokens: 300,
        input_audio_tokens: 500,
        cached_input_audio_tokens: 100,
        output_tokens: 500,
        output_audio_tokens: 400,
      }),
    );
    expect(result.usd).toBe(0.04132);
    expect(sumUsd(result.parts.map((part) => part.usd))).toBe(0.04132);
  });

  it("prices the same text by eleven_flash_v2_5 at three prices: the vendor's, and LiveKit's on two plans", () => {
    const text = { characters: 10_000 };
    const resold = tts({ ...text, provider: "livekit", model_id: "elevenlabs/eleven_flash_v2_5" });
    // 10,000 characters are a hundredth of a million: 50, 150 and 60 dollars a million.
    expect(priceCall(tts(text)).usd).toBe(0.5);
    expect(priceCall(resold, { plan: "build" })).toMatchObject({
      usd: 1.5,
      priceId: "elevenlabs/eleven_flash_v2_5/livekit-build/2026-06",
    });
    expect(priceCall(resold, { plan: "scale" }).usd).toBe(0.6);
    // The plan with LiveKit says nothing about the vendor.
    expect(priceCall(tts(text), { plan: "build" }).usd).toBe(0.5);
  });

  it("prices heard audio by the minute", () => {
    // 1.5 × 0.0048.
    expect(priceCall(stt())).toMatchObject({
      usd: 0.0072,
      priceId: "deepgram/nova-3/direct/2026-05-28",
      asOf: "2026-05-28",
    });
  });

  it("prices long requests by their own length", () => {
    // gemini-2.5-pro: 1.25 / 10 a million, but 2.50 / 15 for a request with more than 200,000 tokens in.
    const gemini = (input_tokens: number) =>
      priceCall(llm({ provider: "Gemini", model_id: "gemini-2.5-pro", input_tokens, output_tokens: 1000 })).usd;
    expect(gemini(200_000)).toBe(0.26);
    expect(gemini(200_001)).toBe(0.5150025);
  });

  it("prices Anthropic's cached and written tokens once: they are in the input tokens already", () => {
    // claude-sonnet-4-5: 200 × 3 + 500 × 0.30 + 300 × 3.75 + 10 × 15, per million = 0.0006 + 0.00015 + 0.001125 + 0.00015.
    const usage = { input_tokens: 1000, cached_input_tokens: 500, cache_write_tokens: 300, output_tokens: 10 };
    expect(priceCall(llm({ provider: "api.anthropic.com", model_id: "claude-sonnet-4-5", ...usage })).usd).toBe(
      0.002025,
    );
  });

  it("prices LiveKit Inference's language models without a plan where all plans cost the same", () => {
    // 1,000 × 0.15 + 100 × 0.60, per million.
    expect(priceCall(llm({ provider: "livekit", model_id: "openai/gpt-4o-mini" })).usd).toBe(0.00021);
  });
});

describe("a given book", () => {
  it("gives the row of the day, and an exact name before a pattern", () => {
    const now = row({ id: "new", usd: 2, valid_from: "2026-07-01" });
    const book = createPriceBook({
      rows: [
        row({ id: "old", valid_to: "2026-06-30" }),
        now,
        { ...now, id: "longer", models: ["nova-9-*"], usd: 3 },
        { ...now, id: "exact", models: ["nova-9"], usd: 4 },
      ],
    });
    const idAt = (day: string, model_id = "nova-7") => priceCall(stt({ model_id }), { at: day, book }).priceId;
    expect([idAt("2026-06-30"), idAt("2026-07-01")]).toEqual(["old", "new"]);
    expect([idAt("2026-08-01", "nova-9"), idAt("2026-08-01", "nova-9-x")]).toEqual(["exact", "longer"]);
    expect(priceCall(stt({ model_id: "nova-7" }), { at: "2025-12-31", book }).reason).toContain("on 2025-12-31");
  });

  it("says that a local model is free, and only then it is", () => {
    const free = row({ provider: "ollama", models: ["*"], kind: "llm", unit: "request", usd: 0 });
    const local = llm({ provider: "ollama", model_id: "llama3", input_tokens: null, output_tokens: null });
    expect(priceCall(local).usd).toBeNull();
    expect(priceCall(local, { book: createPriceBook({ rows: [free] }) }).usd).toBe(0);
  });

  it("bills cached tokens as others where it has no price of their own", () => {
    const tokens = { provider: "openai", models: ["gpt-4o-mini"], kind: "llm" } as const;
    const book = createPriceBook({
      rows: [
        row({ ...tokens, id: "a#input_mtok", unit: "input_mtok", usd: 1 }),
        row({ ...tokens, id: "a#output_mtok", unit: "output_mtok", usd: 2 }),
      ],
    });
    // 1,000 × 1 / 1 M + 100 × 2 / 1 M, 800 of the 1,000 cached.
    expect(priceCall(llm({ cached_input_tokens: 800 }), { book }).usd).toBe(0.0012);
  });
});
