// SPDX-License-Identifier: Apache-2.0
import type { Declaring } from "./declaring.js";
import { type FileOptions, takeFiles } from "./query-options.js";
import { type SendOptions, takeEndpoint } from "./endpoint-options.js";

/** What waits on disk for the collector. */
export function declareSpool({ program, contextOf }: Declaring): void {
  const spool = program.command("spool").description("what waits on disk for the collector");

  takeFiles(spool.command("status"))
    .description("say how much waits, and since when")
    .action(async (options: FileOptions) => {
      const { spoolStatusCommand } = await import("../commands/spool-status.js");
      await spoolStatusCommand(contextOf(options));
    });

  takeEndpoint(takeFiles(spool.command("flush")))
    .description("send it, oldest first")
    .action(async (options: FileOptions & SendOptions) => {
      const { spoolFlush } = await import("../commands/spool-flush.js");
      await spoolFlush(options, contextOf(options));
    });
}
