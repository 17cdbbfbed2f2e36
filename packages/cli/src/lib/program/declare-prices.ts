// SPDX-License-Identifier: Apache-2.0
import { Option } from "commander";
import type { Declaring } from "./declaring.js";
import { type FileOptions, takeFiles, wholeNumber } from "./query-options.js";

const kinds = [
  "llm",
  "stt",
  "tts",
  "realtime",
  "turn_detector",
  "interruption",
  "embedding",
  "rerank",
  "other",
  "telephony",
  "platform",
] as const;
const vias = ["direct", "livekit-inference"] as const;

export interface PricesOptions extends FileOptions {
  readonly prices?: string;
  readonly kind?: (typeof kinds)[number];
  readonly via?: (typeof vias)[number];
  readonly plan?: string;
}

export interface PricesListOptions extends PricesOptions {
  readonly provider?: string;
  readonly model?: string;
}

/** What is asked of the price book. */
export function declarePrices({ program, contextOf }: Declaring): void {
  const prices = program.command("prices").description("look into the price book");
  const ownPrices = () =>
    new Option("--prices <file>", "your own prices (default: turnspan.prices.yaml, if it is there)").env(
      "TURNSPAN_PRICES",
    );
  const narrowing = [
    () => new Option("--kind <kind>", "only for this kind of call").choices(kinds),
    () => new Option("--via <seller>", "only as sold by").choices(vias),
    () => new Option("--plan <plan>", "on this plan"),
  ];

  const list = takeFiles(prices.command("list"))
    .description("list prices, each with its source and the day it was read")
    .option("--provider <name>", "only of this provider, as anyone writes it")
    .option("--model <text>", "only models whose name contains this")
    .addOption(ownPrices());
  for (const option of narrowing) list.addOption(option());
  list.action(async (options: PricesListOptions) => {
    const { pricesList } = await import("../commands/prices-list.js");
    pricesList(options, contextOf(options));
  });

  const explain = takeFiles(prices.command("explain"))
    .description("say which rows price a model, or a recorded call, and what comes of it")
    .argument("<subject>", "provider/model, as deepgram/nova-3, or the id of a call in the files")
    .addOption(ownPrices());
  for (const option of narrowing) explain.addOption(option());
  explain.action(async (subject: string, options: PricesOptions) => {
    const { pricesExplain } = await import("../commands/prices-explain.js");
    await pricesExplain(subject, options, contextOf(options));
  });

  takeFiles(prices.command("check"))
    .description("check the book and your own prices; ends with 1 if something is wrong")
    .option("--max-age <days>", "sources read longer ago are named", wholeNumber(0, 10_000), 90)
    .addOption(ownPrices())
    .action(async (options: PricesOptions & { maxAge: number }) => {
      const { pricesCheck } = await import("../commands/prices-check.js");
      pricesCheck(options, contextOf(options));
    });
}
