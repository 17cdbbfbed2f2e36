// SPDX-License-Identifier: Apache-2.0
import { inspectConfig } from "@turnspan/telemetry/config";
import { replayConversations } from "@turnspan/telemetry/replay";
import type { CommandContext } from "../program/command-context.js";
import { CommandError, Interrupted } from "../program/command-error.js";
import type { ReplayCommandOptions } from "../program/declare-replay.js";
import { formatCount, formatCounted } from "../text/figures.js";
import { wrap } from "../text/facts.js";
import { widthOf } from "../text/render-options.js";
import { destinationOf } from "./destination.js";
import { nothingFound } from "./nothing-found.js";
import { printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

/**
 * Sends recorded conversations to an endpoint, or counts what would be sent.
 * @throws CommandError if there is nothing to send, or the endpoint does not take it.
 */
export async function replay(options: ReplayCommandOptions, context: CommandContext): Promise<void> {
  const dryRun = options.dryRun ?? false;
  const destination = dryRun ? null : destinationOf(options);
  const { config } = inspectConfig();
  const { signal } = context.interruption;
  context.interruption.takeOver();
  const report = await withStore(context, async (store, filter, say) => {
    const { total } = await store.listConversations({ ...filter, limit: 1 });
    return replayConversations(store.finishedConversations(filter), {
      ...(destination !== null && destination),
      dryRun,
      signal,
      // As the live export would have it.
      content: config.captureContent === "all",
      llmAttributes: config.attributes === "llm",
      onProgress: ({ conversations, spans }) =>
        say(
          `${formatCount(conversations)} of ${formatCounted(total, "conversation")}, ${formatCounted(spans, "span")} sent`,
        ),
    });
  });
  const { conversations, turns, calls, spans, metricPoints, rejected, error } = report;
  if (context.json) {
    printJson(context, {
      dry_run: dryRun,
      endpoint: destination?.endpoint ?? null,
      conversations,
      turns,
      calls,
      spans,
      metric_points: metricPoints,
      rejected,
      error,
    });
  }
  if (signal.aborted) throw new Interrupted();
  if (conversations === 0 && error === null) throw nothingFound(context);
  if (!context.json && (error === null || spans > 0)) {
    const what = `${formatCounted(conversations, "conversation")}, ${formatCounted(spans, "span")}, ${formatCounted(metricPoints, "metric point")}`;
    const verdict = dryRun ? `${what} would be sent; nothing was.` : `${what} sent to ${destination?.endpoint ?? ""}`;
    context.output.text(wrap(verdict, widthOf(context)).join("\n"));
  }
  if (error !== null || rejected > 0) {
    const what =
      rejected > 0 ? `${formatCounted(rejected, "span or point", "spans and points")} refused` : "Not all was sent";
    throw new CommandError(
      `${what}${error === null ? "." : `: ${error}`}`,
      "turnspan doctor says more about the endpoint. Sending again is safe: ids and times are the same.",
    );
  }
}
