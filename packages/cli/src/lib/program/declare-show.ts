// SPDX-License-Identifier: Apache-2.0
import { Option } from "commander";
import { CommandError, exitCodes } from "./command-error.js";
import type { Declaring } from "./declaring.js";
import { type QueryOptions, filterOf, takeQuery, wholeNumber } from "./query-options.js";

/** What `--sort` takes. */
export const conversationSorts = ["time", "cost", "latency", "errors", "turns", "length"] as const;

export interface ConversationsOptions extends QueryOptions {
  readonly sort: (typeof conversationSorts)[number];
  readonly ascending?: boolean;
  readonly limit: number;
}

export interface TailOptions extends QueryOptions {
  readonly type?: "call" | "turn" | "workflow_run";
  readonly last: number;
}

/** Conversations one by one: list, look into, follow. */
export function declareShow({ program, now, contextOf }: Declaring): void {
  takeQuery(program.command("conversations"), now)
    .description("list the conversations, newest first")
    .addOption(
      new Option("--sort <key>", "what comes first is the newest, or the largest")
        .choices(conversationSorts)
        .default("time"),
    )
    .option("--ascending", "the oldest or smallest first")
    .option("--limit <number>", "at most so many", wholeNumber(1, 100_000), 50)
    .action(async (options: ConversationsOptions) => {
      const { conversations } = await import("../commands/conversations.js");
      await conversations(options, contextOf(options));
    });

  takeQuery(program.command("show"), now)
    .description("show one conversation: its spans to scale, its turns, calls, tools and costs")
    .argument("[conversation-id]", "id, or the beginning of one; the newest conversation if left out")
    .option("--turn <number>", "this turn in full, counted from 1", wholeNumber(1, 1_000_000))
    .action(async (id: string | undefined, options: QueryOptions & { turn?: number }) => {
      const [given] = Object.keys(filterOf(options));
      if (id !== undefined && given !== undefined) {
        throw new CommandError(
          `--${given} can't be taken beside an id, which names the conversation already.`,
          "Leave the id out, and the newest conversation that fits is shown; or leave the option out.",
          exitCodes.usage,
        );
      }
      const { show } = await import("../commands/show.js");
      await show(id, options.turn, contextOf(options));
    });

  takeQuery(program.command("tail"), now)
    .description("follow calls and turns as they are written, until Ctrl-C; --json prints one record a line")
    .addOption(new Option("--type <type>", "only these records").choices(["call", "turn", "workflow_run"]))
    .option("--last <number>", "begin with so many that are there already", wholeNumber(0, 10_000), 10)
    .action(async (options: TailOptions) => {
      const { tail } = await import("../commands/tail.js");
      await tail(options, contextOf(options));
    });
}
