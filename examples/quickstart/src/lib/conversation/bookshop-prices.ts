// SPDX-License-Identifier: Apache-2.0
import type { OwnPrices } from "@turnspan/livekit";

const source = "what such models cost; the scripted ones bill nobody";

/** Prices of the scripted models, as one says prices of a contract. */
export const bookshopPrices: OwnPrices = {
  prices: [
    { provider: "scripted", models: ["scripted-stt-1"], kind: "stt", usd: { minute: 0.0048 }, source },
    {
      provider: "scripted",
      models: ["scripted-llm-1"],
      kind: "llm",
      usd: { input_mtok: 0.15, cached_input_mtok: 0.075, output_mtok: 0.6 },
      source,
    },
    { provider: "scripted", models: ["scripted-tts-1"], kind: "tts", usd: { million_characters: 50 }, source },
  ],
  transport: { telephony: 0.0085 },
};
