// SPDX-License-Identifier: Apache-2.0
import type { Declaring } from "./declaring.js";
import { type SendOptions, takeEndpoint } from "./endpoint-options.js";
import { type QueryOptions, refuseCallOptions, takeWholeConversations } from "./query-options.js";

export interface ReplayCommandOptions extends QueryOptions, SendOptions {
  readonly dryRun?: boolean;
}

/** Sending what is recorded. */
export function declareReplay({ program, now, contextOf }: Declaring): void {
  takeEndpoint(takeWholeConversations(program.command("replay"), now))
    .description(
      "send recorded conversations to an OTLP endpoint as the spans and metrics they were, with their ids and times",
    )
    .option("--dry-run", "count what would be sent, and send nothing")
    .action(async (options: ReplayCommandOptions) => {
      refuseCallOptions(options, "a conversation without some of its calls would be a false trace.");
      const { replay } = await import("../commands/replay.js");
      await replay(options, contextOf(options));
    });
}
