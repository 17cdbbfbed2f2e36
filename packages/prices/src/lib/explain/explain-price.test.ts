// SPDX-License-Identifier: Apache-2.0
import { callSchema } from "@turnspan/records/readers";
import { describe, expect, it } from "vitest";
import { loadPriceBook } from "../book/load-price-book.js";
import { checkBook } from "./check-book.js";
import { explainPrice } from "./explain-price.js";
import { listPrices } from "./list-prices.js";

const now = new Date("2026-11-20T14:00:00Z");

describe("listPrices", () => {
  it("finds rows by provider, kind, seller, plan and model", () => {
    const ids = listPrices({ provider: "Eleven Labs", model: "flash_v2_5", plan: "scale" }).map(({ id }) => id);
    expect(ids).toEqual([
      "elevenlabs/eleven_flash_v2_5/direct/2026-06-06",
      "elevenlabs/eleven_flash_v2_5/livekit-scale/2026-06",
    ]);
    expect(listPrices({ kind: "telephony" }).every(({ unit }) => unit === "minute")).toBe(true);
    expect(listPrices({ provider: "nobody" })).toEqual([]);
  });

  it("lists the token prices of language models as rows, with what limits them", () => {
    const rows = listPrices({ provider: "Gemini", model: "gemini-2.5-pro", via: "direct" });
    expect(rows.find(({ unit, usd }) => unit === "input_mtok" && usd === 2.5)).toMatchObject({
      origin: "genai-prices",
      note: "requests with more than 200000 input tokens, published by genai-prices on 2026-09-23, read by then",
      read_on: "2026-09-23",
    });
  });

  it("names each row with an id that no other has but for steps and periods of one price", () => {
    const rows = listPrices().filter(({ origin }) => origin === "book");
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });
});

describe("explainPrice", () => {
  it("says which row prices a model, from where, and how old it is", () => {
    expect(explainPrice({ provider: "deepgram", model: "nova-3" }, { now })).toMatchObject([
      {
        kind: "stt",
        via: "direct",
        rows: [
          {
            usd: 0.0048,
            unit: "minute",
            source_url: "https://deepgram.com/pricing",
            read_on: "2026-05-28",
            ageDays: 176,
          },
        ],
        tier: "capable",
        reason: null,
      },
    ]);
  });

  it("says it for each kind that a model has a price for, and for token prices each unit", () => {
    const [explained] = explainPrice({ provider: "openai", model: "gpt-4o", kind: "llm" }, { now });
    expect(explained?.rows.map(({ unit, usd }) => [unit, usd])).toEqual([
      ["input_mtok", 2.5],
      ["cached_input_mtok", 1.25],
      ["output_mtok", 10],
    ]);
  });

  it("says it once, for what the model is for", () => {
    const kinds = (provider: string, model: string) =>
      explainPrice({ provider, model }, { now }).map(({ kind }) => kind);
    expect(kinds("openai", "gpt-4o")).toEqual(["llm"]);
    expect(kinds("openai", "gpt-realtime")).toEqual(["realtime"]);
    expect(kinds("openai", "text-embedding-3-small")).toEqual(["embedding"]);
    expect(kinds("livekit", "openai/gpt-4o")).toEqual(["llm"]);
  });

  it("says why there is no price", () => {
    expect(explainPrice({ provider: "livekit", model: "deepgram/nova-3" }, { now })).toMatchObject([
      { rows: [], tier: null, reason: "its price depends on the plan: build, ship, scale" },
    ]);
    expect(explainPrice({ provider: "livekit", model: "deepgram/nova-3", plan: "scale" }, { now })).toMatchObject([
      { rows: [{ usd: 0.0042 }], plan: "scale" },
    ]);
    expect(explainPrice({ provider: "acme", model: "x" }, { now })).toMatchObject([
      { reason: "no price for it in the book" },
    ]);
  });

  it("prices a recorded request again, beside what its record says", () => {
    const record = callSchema.parse({
      v: 1,
      type: "call",
      service_name: "shop",
      environment: "test",
      trace_id: "0af7651916cd43dd8448eb211c80319c",
      span_id: "b7ad6b7169203331",
      call_id: "call_1",
      timestamp: "2026-11-20T14:02:11.000Z",
      kind: "tts",
      provider: "ElevenLabs",
      model_id: "eleven_flash_v2_5",
      characters: 180,
      success: true,
      cancelled: false,
      discarded: false,
      fallback_used: false,
      estimated_cost: 0.018,
      price_id: "own/elevenlabs/eleven_flash_v2_5/1",
    });
    expect(explainPrice(record, { now })).toMatchObject([
      {
        result: { usd: 0.009, priceId: "elevenlabs/eleven_flash_v2_5/direct/2026-06-06" },
        recorded: { usd: 0.018, priceId: "own/elevenlabs/eleven_flash_v2_5/1" },
        baseline: { usd: 0.018, model: "elevenlabs/eleven_multilingual_v2" },
        rows: [{ id: "elevenlabs/eleven_flash_v2_5/direct/2026-06-06" }],
      },
    ]);
    expect(explainPrice({ ...record, characters: null }, { now })).toMatchObject([
      { result: { usd: null }, reason: expect.stringContaining("characters are unknown") },
    ]);
    expect(explainPrice({ ...record, provider: null }, { now })).toMatchObject([
      { rows: [], reason: expect.stringContaining("an unknown provider") },
    ]);
  });

  it("says it of prices of one's own", () => {
    const book = loadPriceBook({
      prices: [{ provider: "ollama", models: ["*"], kind: "llm", usd: { input_mtok: 0, output_mtok: 0 } }],
    });
    expect(explainPrice({ provider: "ollama", model: "llama3" }, { now, book })).toMatchObject([
      {
        rows: [{ id: "own/ollama/*/1#input_mtok", origin: "own", ageDays: null }, { unit: "output_mtok" }],
        tier: "cheap",
      },
    ]);
  });
});

describe("checkBook", () => {
  it("warns of rows whose source was read more than 90 days ago, by source and day", () => {
    // 28 May to 26 August 2026 are 90 days.
    const aging = (day: string) => checkBook(new Date(`${day}T12:00:00Z`)).aging;
    const nova = { sourceUrl: "https://deepgram.com/pricing", readOn: "2026-05-28", ageDays: 91 };
    expect(aging("2026-08-26").map(({ readOn }) => readOn)).not.toContain("2026-05-28");
    expect(aging("2026-08-27")).toContainEqual(
      expect.objectContaining({ ...nova, ids: expect.arrayContaining(["deepgram/nova-3/direct/2026-05-28"]) }),
    );
  });

  it("counts what is in the book, finds no fault, and warns of nothing that was read today", () => {
    const check = checkBook(new Date("2026-05-01T00:00:00Z"));
    expect(check).toMatchObject({ faults: [], aging: [], undated: [] });
    expect(check.rows).toBeGreaterThan(300);
    expect(check.models).toBeGreaterThan(1000);
  });

  it("names own prices that name no day, and takes another limit", () => {
    const book = loadPriceBook({ prices: [{ provider: "ollama", models: ["*"], kind: "llm", usd: { request: 0 } }] });
    expect(checkBook(now, { book }).undated).toEqual(["own/ollama/*/1"]);
    expect(checkBook(now, { maxAgeDays: 10_000 }).aging).toEqual([]);
  });
});
