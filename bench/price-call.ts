// SPDX-License-Identifier: Apache-2.0
// What a price costs its caller: `priceCall` on the book, beside `calcPrice` of @pydantic/genai-prices on the same
// requests, in turns in one run; and what it takes to load the book, beside importing that package, in processes of
// their own.
import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { calcPrice } from "@pydantic/genai-prices";
import { type PricedCall, loadPriceBook, priceCall } from "@turnspan/prices";
import { isQuick } from "./quick.js";

const rounds = isQuick ? 5 : 20;
const callsPerRound = 2_000;
const loads = isQuick ? 3 : 15;

const timestamp = "2026-11-20T14:02:31.412Z";
const calls: readonly PricedCall[] = [
  {
    kind: "llm",
    provider: "api.openai.com",
    model_id: "gpt-4o-mini",
    timestamp,
    input_tokens: 871,
    cached_input_tokens: 812,
    output_tokens: 44,
  },
  {
    kind: "llm",
    provider: "api.anthropic.com",
    model_id: "claude-sonnet-4-5",
    timestamp,
    input_tokens: 2210,
    cached_input_tokens: 1800,
    cache_write_tokens: 200,
    output_tokens: 61,
  },
];
const speech: readonly PricedCall[] = [
  { kind: "stt", provider: "Deepgram", model_id: "nova-3", timestamp, audio_duration_ms: 2_140 },
  { kind: "tts", provider: "ElevenLabs", model_id: "eleven_flash_v2_5", timestamp, characters: 121 },
];

function calcByPackage(call: PricedCall): number | null {
  const usage = {
    input_tokens: call.input_tokens ?? 0,
    cache_read_tokens: call.cached_input_tokens ?? 0,
    cache_write_tokens: call.cache_write_tokens ?? 0,
    output_tokens: call.output_tokens ?? 0,
  };
  const providerId = call.provider === "api.openai.com" ? "openai" : "anthropic";
  return (
    calcPrice(usage, call.model_id ?? "", { providerId, timestamp: new Date(call.timestamp) })?.total_price ?? null
  );
}

const ways = [
  { name: "priceCall, language models", some: calls, price: (call: PricedCall) => priceCall(call).usd },
  { name: "calcPrice, language models", some: calls, price: calcByPackage },
  { name: "priceCall, speech", some: speech, price: (call: PricedCall) => priceCall(call).usd },
].map((way) => ({ ...way, tookUs: [] as number[] }));

function measurePrices(): void {
  for (const way of ways)
    for (const call of way.some) if (way.price(call) === null) throw new Error(`no price: ${way.name}`);
  for (let round = 0; round < rounds; round++) {
    for (const { some, price, tookUs } of ways) {
      for (let index = 0; index < callsPerRound; index++) {
        const call = some[index % some.length] ?? calls[0];
        if (call === undefined) continue;
        const from = performance.now();
        price(call);
        // The first round warms up.
        if (round > 0) tookUs.push((performance.now() - from) * 1000);
      }
    }
  }
}

/** Milliseconds that a line of code takes in a fresh process, after the imports before it. */
function timeInProcess(before: string, line: string): number {
  const code = `${before}; const from = performance.now(); ${line}; process.stdout.write(String(performance.now() - from));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    encoding: "utf8",
  });
  const ms = Number(stdout);
  if (stdout === "" || Number.isNaN(ms)) throw new Error(stderr);
  return ms;
}

function quantile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * rank))] ?? Number.NaN;
}

measurePrices();
const { rows, models } = loadPriceBook();
const bookMs: number[] = [];
const packageMs: number[] = [];
for (let turn = 0; turn < loads; turn++) {
  bookMs.push(timeInProcess('import { loadPriceBook } from "@turnspan/prices"', "loadPriceBook()"));
  packageMs.push(timeInProcess("", 'await import("@pydantic/genai-prices")'));
}

const out = [
  `${rounds - 1} rounds of ${callsPerRound} requests, in turns; microseconds a request`,
  "",
  `${"".padEnd(28)}${"p50".padStart(8)}${"p99".padStart(8)}`,
  ...ways.map(
    ({ name, tookUs }) =>
      `${name.padEnd(28)}${quantile(tookUs, 0.5).toFixed(1).padStart(8)}${quantile(tookUs, 0.99).toFixed(1).padStart(8)}`,
  ),
  "",
  `ratio, priceCall to calcPrice: p50 ${(quantile(ways[0]?.tookUs ?? [], 0.5) / quantile(ways[1]?.tookUs ?? [], 0.5)).toFixed(2)}`,
  "",
  `${loads} processes each, in turns; milliseconds, median`,
  "",
  `loadPriceBook(): ${rows.length} rows, ${models.length} models   ${quantile(bookMs, 0.5).toFixed(1)}`,
  `import of @pydantic/genai-prices        ${quantile(packageMs, 0.5).toFixed(1)}`,
  "",
  `ratio, book to package: ${(quantile(bookMs, 0.5) / quantile(packageMs, 0.5)).toFixed(2)}`,
];
process.stdout.write(`${out.join("\n")}\n`);
