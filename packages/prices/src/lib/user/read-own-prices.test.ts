// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { loadPriceBook } from "../book/load-price-book.js";
import { priceCall } from "../price/price-call.js";
import type { OwnPrices } from "./own-prices.js";
import { PricesError } from "./prices-error.js";
import { checkOwnPrices, parseOwnPrices, readOwnPrices } from "./read-own-prices.js";

const file = "turnspan.prices.yaml";

function faultOf(read: () => unknown): PricesError {
  try {
    read();
  } catch (error) {
    if (error instanceof PricesError) return error;
    throw error;
  }
  throw new Error("no PricesError");
}

const whole = `# what our contracts say
currency: USD
plans:
  livekit: scale
prices:
  - provider: Deepgram
    models: [nova-3, "nova-3-*"]
    kind: stt
    usd: { minute: 0.004 }
    from: 2026-10-01
    until: 2026-12-31
    source: contract 17
    read_on: 2026-09-30
  - provider: ollama
    models: ["*"]
    kind: llm
    usd: { input_mtok: 0, output_mtok: 0 }
tiers:
  premium: [openai/gpt-4o]
  cheap: ["openai/*-mini"]
transport:
  telephony: twilio/us-local-inbound
  platform: 0.01
`;

describe("a file of prices", () => {
  it("says contracts, plans, free models, tiers and lines, and goes before the book", () => {
    const own = parseOwnPrices(whole, file);
    const book = loadPriceBook(own);
    const heard = { kind: "stt", provider: "Deepgram", model_id: "nova-3", audio_duration_ms: 60_000 } as const;
    expect(priceCall({ ...heard, timestamp: "2026-11-20T00:00:00.000Z" }, { book })).toMatchObject({
      usd: 0.004,
      priceId: "own/deepgram/nova-3/1",
      asOf: "2026-09-30",
    });
    // The contract has ended: the list price again.
    expect(priceCall({ ...heard, timestamp: "2027-01-01T00:00:00.000Z" }, { book }).usd).toBe(0.0048);
    const local = { kind: "llm", provider: "ollama", model_id: "llama3", input_tokens: 10, output_tokens: 1 } as const;
    expect(priceCall({ ...local, timestamp: "2026-11-20T00:00:00.000Z" }, { book })).toMatchObject({
      usd: 0,
      asOf: null,
    });
    const resold = {
      kind: "stt",
      provider: "livekit",
      model_id: "deepgram/nova-3",
      audio_duration_ms: 60_000,
    } as const;
    expect(priceCall({ ...resold, timestamp: "2026-11-20T00:00:00.000Z" }, { book }).usd).toBe(0.0042);
    expect(book.transport).toEqual({ telephony: 0.0085, platform: 0.01 });
  });

  it("may say that LiveKit's own turn detector costs nothing", () => {
    const text =
      "prices:\n  - {provider: livekit, models: [turn-detector-*], kind: turn_detector, usd: {request: 0}}\n";
    const call = {
      kind: "turn_detector",
      provider: "livekit",
      model_id: "turn-detector-v1",
      via: "livekit-inference",
    } as const;
    const book = loadPriceBook(parseOwnPrices(text, file));
    expect(priceCall({ ...call, timestamp: "2026-11-20T00:00:00.000Z" }, { book }).usd).toBe(0);
    expect(priceCall({ ...call, timestamp: "2026-11-20T00:00:00.000Z" }).usd).toBeNull();
  });

  it("may name what LiveKit resells as LiveKit does, with the maker in the model's name", () => {
    const text =
      "prices:\n  - {provider: livekit, models: [elevenlabs/eleven_flash_v2_5, Cartesia/sonic-3], kind: tts, usd: {million_characters: 1}}\n";
    const book = loadPriceBook(parseOwnPrices(text, file));
    for (const model_id of ["elevenlabs/eleven_flash_v2_5", "cartesia/sonic-3:a-voice"]) {
      const call = { kind: "tts", provider: "livekit", model_id, characters: 1_000_000 } as const;
      expect(priceCall({ ...call, timestamp: "2026-11-20T00:00:00.000Z" }, { book }).usd).toBe(1);
    }
  });

  it("may be empty, or JSON", () => {
    expect(parseOwnPrices("", file)).toEqual({});
    expect(parseOwnPrices("# nothing yet\n", file)).toEqual({});
    expect(parseOwnPrices('{"plans": {"livekit": "ship"}}', file)).toEqual({ plans: { livekit: "ship" } });
  });

  it.each([
    [
      "an unknown key",
      "plans: {}\nprice: []\n",
      2,
      "price",
      "one of currency, plans, prices, tiers, transport",
      "the unknown key price",
    ],
    ["another currency", "currency: EUR\n", 1, "currency", "USD", '"EUR"'],
    [
      "a plan that LiveKit does not have",
      "plans:\n  LiveKit: Scale\n",
      2,
      "plans.LiveKit",
      "one of build, ship, scale",
      '"Scale"',
    ],
    [
      "a plan with somebody who has none",
      "plans:\n  livkit: scale\n",
      2,
      "plans.livkit",
      "a provider with prices by plan: livekit",
      "livkit, which has none",
    ],
    [
      "two plans with one provider",
      "plans:\n  livekit: scale\n  LiveKit Cloud: ship\n",
      3,
      "plans.LiveKit Cloud",
      "one plan with livekit",
      "LiveKit Cloud beside livekit",
    ],
    [
      "a model in two tiers, by two names of its provider",
      "tiers:\n  cheap: [11labs/eleven_v3]\n  premium:\n    - ElevenLabs/eleven_V3\n",
      4,
      "tiers.premium[0]",
      "a model in one list alone",
      "ElevenLabs/eleven_V3, which is in cheap too",
    ],
    ["a plan that is no text", "plans:\n  livekit: 3\n", 2, "plans.livekit", "a text", "3"],
    ["prices that are no list", "prices:\n  deepgram: 1\n", 1, "prices", "a list", "a map"],
    [
      "a price without a kind",
      "prices:\n  - provider: x\n    models: [y]\n    usd: {minute: 1}\n",
      2,
      "prices[0].kind",
      "a value for kind",
      "nothing",
    ],
    [
      "a price that is a text",
      "prices:\n  - provider: x\n    models: [y]\n    kind: stt\n    usd:\n      minute: $1\n",
      6,
      "prices[0].usd.minute",
      "US dollars, a number, 0 or more",
      '"$1"',
    ],
    [
      "a price below 0",
      "prices:\n  - {provider: x, models: [y], kind: stt, usd: {minute: -1}}\n",
      2,
      "prices[0].usd.minute",
      "US dollars, a number, 0 or more",
      "-1",
    ],
    [
      "a unit of another kind",
      "prices:\n  - provider: x\n    models: [y]\n    kind: tts\n    usd: {input_mtok: 1, hour: 1}\n",
      5,
      "prices[0].usd.hour",
      "a unit that tts is sold by: second, minute, character, thousand_characters, million_characters, input_mtok, cached_input_mtok, cache_write_mtok, input_audio_mtok, cached_input_audio_mtok, output_mtok, output_audio_mtok, request",
      "hour",
    ],
    [
      "two units of time, which would bill it twice",
      "prices:\n  - provider: deepgram\n    models: [nova-3]\n    kind: stt\n    usd:\n      minute: 0.006\n      second: 0.0001\n",
      7,
      "prices[0].usd.second",
      "one unit for the same use",
      "second beside minute",
    ],
    [
      "two units of text, which would bill it twice",
      "prices:\n  - provider: x\n    models: [y]\n    kind: tts\n    usd: {million_characters: 15, character: 0.000015}\n",
      5,
      "prices[0].usd.character",
      "one unit for the same use",
      "character beside million_characters",
    ],
    [
      "a language model whose output has no price",
      "prices:\n  - provider: x\n    models: [y]\n    kind: llm\n    usd: {input_mtok: 1}\n",
      5,
      "prices[0].usd",
      "output_mtok beside the other prices of tokens",
      "input_mtok",
    ],
    [
      "a day that is none",
      "prices:\n  - provider: x\n    models: [y]\n    kind: stt\n    usd: {minute: 1}\n    from: 2026-13-01\n",
      6,
      "prices[0].from",
      "a day, YYYY-MM-DD",
      '"2026-13-01"',
    ],
    [
      "a tier nobody knows",
      "tiers:\n  luxury: []\n",
      2,
      "tiers.luxury",
      "one of cheap, capable, premium",
      "the unknown key luxury",
    ],
    [
      "a line nobody knows",
      "transport:\n  telephony: twilio/mars\n",
      2,
      "transport.telephony",
      "US dollars a minute, or a row such as twilio/us-local-inbound",
      '"twilio/mars"',
    ],
    ["a list where keys belong", "- 1\n", 1, "", "keys currency, plans, prices, tiers, transport", "a list"],
  ])("with %s is refused with line, key, expected and got", (_, text, line, key, expected, got) => {
    const fault = faultOf(() => parseOwnPrices(text, file));
    expect(fault).toMatchObject({ file, line, key, expected, got });
    expect(fault.message).toBe(`${file}:${line}: ${key === "" ? "" : `${key}: `}expected ${expected}, got ${got}.`);
    expect(fault.fix).toBe(`Correct line ${line} of ${file}.`);
  });

  it("with two prices for one model and time is refused", () => {
    const two =
      "prices:\n  - {provider: x, models: [y], kind: stt, usd: {minute: 1}}\n  - {provider: X, models: [z, Y], kind: stt, usd: {minute: 2}}\n";
    expect(faultOf(() => parseOwnPrices(two, file))).toMatchObject({ line: 3, key: "prices[1]" });
    const then = two
      .replace("{minute: 1}", "{minute: 1}, until: 2026-01-31")
      .replace("{minute: 2}", "{minute: 2}, from: 2026-02-01");
    expect(parseOwnPrices(then, file).prices).toHaveLength(2);
  });

  it("takes minutes of a session beside its tokens", () => {
    const usd = "{session_minute: 0.01, input_mtok: 1, output_mtok: 2}";
    const text = `prices:\n  - {provider: x, models: [y], kind: realtime, usd: ${usd}}\n`;
    expect(parseOwnPrices(text, file).prices).toHaveLength(1);
  });

  it("that is no YAML is refused with the line", () => {
    expect(faultOf(() => parseOwnPrices("plans:\n  livekit: [\n", file))).toMatchObject({ expected: "YAML", key: "" });
    expect(faultOf(() => parseOwnPrices("plans: {}\nplans: {}\n", file)).line).toBe(2);
    const bomb = `a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n`;
    expect(faultOf(() => parseOwnPrices(bomb, file)).expected).toBe("YAML");
  });

  it("that is not there is refused with its name", () => {
    const fault = faultOf(() => readOwnPrices("/nowhere/prices.yaml"));
    expect(fault).toMatchObject({ file: "/nowhere/prices.yaml", line: null, fix: "Correct /nowhere/prices.yaml." });
    expect(fault.got).toContain("ENOENT");
  });
});

describe("prices given in code", () => {
  it("are taken as they are when they are right", () => {
    const prices: OwnPrices = { plans: { livekit: "scale" }, transport: { telephony: 0.0085 } };
    expect(checkOwnPrices(prices)).toBe(prices);
  });

  it("are refused with the key", () => {
    const fault = faultOf(() => checkOwnPrices({ transport: { telephony: Number.NaN } }));
    expect(fault).toMatchObject({ file: null, line: null, key: "transport.telephony", got: "NaN" });
    expect(fault.fix).toBe("Correct prices.transport.telephony.");
    for (const wrong of [null, 3, "x", [], { prices: [null] }, { tiers: { cheap: ["gpt-4o"] } }]) {
      expect(faultOf(() => checkOwnPrices(wrong)).code).toBe("invalid_prices");
    }
  });
});
