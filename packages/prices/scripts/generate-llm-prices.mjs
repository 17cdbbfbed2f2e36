// SPDX-License-Identifier: Apache-2.0
// Writes data/llm.jsonl: the token prices of @pydantic/genai-prices (MIT), one model a line. Loading that package takes
// some 50 ms on the host's thread, twice what a price book may take; the same prices as plain data take a tenth of it.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { findProvider } from "@pydantic/genai-prices";

const manifest = createRequire(import.meta.url)
  .resolve("@pydantic/genai-prices")
  .replace(/dist\/index\.cjs$/, "");
const { version } = JSON.parse(readFileSync(`${manifest}package.json`, "utf8"));
// The day on which this version was published: its prices were read then or before.
const published = { version: "0.1.8", on: "2026-09-23" };
if (version !== published.version) throw new Error(`Say when genai-prices ${version} was published.`);

/** Our name of a provider, by the package's. */
const providers = {
  openai: "openai",
  anthropic: "anthropic",
  google: "google",
  azure: "azure",
  aws: "aws",
  groq: "groq",
  deepseek: "deepseek",
  mistral: "mistral",
  "x-ai": "xai",
  perplexity: "perplexity",
  fireworks: "fireworks",
  together: "together",
  cerebras: "cerebras",
  cohere: "cohere",
  moonshotai: "moonshotai",
  novita: "novita",
  baseten: "baseten",
  minimax: "minimax",
  openrouter: "openrouter",
};

/** Our unit, by the package's. What else it prices (images, searches, documents) no voice agent's request reports. */
const units = {
  input_mtok: "input_mtok",
  cache_read_mtok: "cached_input_mtok",
  cache_write_mtok: "cache_write_mtok",
  output_mtok: "output_mtok",
  input_audio_mtok: "input_audio_mtok",
  cache_audio_read_mtok: "cached_input_audio_mtok",
  output_audio_mtok: "output_audio_mtok",
  requests_kcount: "request",
};
/** Models that bill these have a price that we could not tell from what a request reports. */
const untold = ["output_reasoning_mtok", "output_citation_mtok"];

const lines = Object.entries(providers).flatMap(([theirs, ours]) => {
  const provider = findProvider({ providerId: theirs });
  const fallbacks = (provider.fallback_model_providers ?? []).flatMap((id) => providers[id] ?? []);
  return provider.models.flatMap((model) => {
    const periods = (Array.isArray(model.prices) ? model.prices : [{ prices: model.prices }]).map(periodOf);
    if (periods.some((period) => period === null)) return [];
    const source_url = provider.pricing_urls?.[0] ?? "https://github.com/pydantic/genai-prices";
    const line = { provider: ours, model: model.id, match: model.match, periods, source_url, read_on: published.on };
    return JSON.stringify(fallbacks.length === 0 ? line : { ...line, fallbacks });
  });
});
const path = new URL("../data/llm.jsonl", import.meta.url);
writeFileSync(path, `${lines.join("\n")}\n`);

function periodOf({ constraint, prices }) {
  if (untold.some((key) => prices[key] !== undefined)) return null;
  const usd = {};
  for (const [theirs, ours] of Object.entries(units)) {
    const price = prices[theirs];
    if (price === undefined) continue;
    if (ours === "request") usd[ours] = Number((price / 1000).toPrecision(12));
    else
      usd[ours] = typeof price === "number" ? price : [[0, price.base], ...price.tiers.map((t) => [t.start, t.price])];
  }
  if (usd.input_mtok === undefined) return null;
  if (constraint === undefined) return { usd };
  if (constraint.type === "start_date") return { from: constraint.start_date, usd };
  return { daily: [constraint.start_time, constraint.end_time], usd };
}
