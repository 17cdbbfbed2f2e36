// SPDX-License-Identifier: Apache-2.0
import { type SendFailure, flushSpool, spoolStatus } from "@turnspan/telemetry/spool";
import type { CommandContext } from "../program/command-context.js";
import { CommandError, Interrupted } from "../program/command-error.js";
import type { SendOptions } from "../program/endpoint-options.js";
import { withProgress } from "../terminal/progress.js";
import { formatCounted } from "../text/figures.js";
import { destinationOf } from "./destination.js";
import { printJson } from "./print-json.js";

/**
 * Sends what waits on disk.
 * @throws CommandError if the receiver takes no more, or there is none.
 */
export async function spoolFlush(options: SendOptions, context: CommandContext): Promise<void> {
  const { batches: waiting } = await spoolStatus(context.dir);
  if (waiting === 0) {
    if (context.json) printJson(context, { sent: 0, dropped: 0, left: 0, rejected_items: 0, stopped_by: null });
    else context.output.text("Nothing waits.");
    return;
  }
  const { endpoint, headers } = destinationOf(options);
  context.interruption.takeOver();
  const done = await withProgress(context.output, context.width, `sending to ${endpoint}`, (say) =>
    flushSpool({
      directory: context.dir,
      endpoint,
      headers,
      signal: context.interruption.signal,
      onProgress: ({ sent, left }) => say(`sending to ${endpoint}: ${sent} sent, ${left} to come`),
    }),
  );
  const { sent, dropped, left, rejectedItems, stoppedBy, droppedBecause } = done;
  if (context.json) {
    printJson(context, { sent, dropped, left, rejected_items: rejectedItems, stopped_by: stoppedBy });
  } else {
    context.output.text(
      [
        `${formatCounted(sent, "batch", "batches")} sent`,
        ...(dropped > 0
          ? [`${dropped} dropped${droppedBecause === null ? "" : ` (${failureText(droppedBecause)})`}`]
          : []),
        ...(rejectedItems > 0 ? [`${formatCounted(rejectedItems, "item")} refused`] : []),
        `${left} left`,
      ].join(", "),
    );
  }
  if (context.interruption.signal.aborted) throw new Interrupted();
  if (stoppedBy !== null) {
    throw new CommandError(
      `${endpoint} takes no more: ${failureText(stoppedBy)}.`,
      "What is left stays on disk. turnspan doctor says more about the endpoint.",
    );
  }
}

function failureText(failure: SendFailure): string {
  switch (failure.kind) {
    case "status":
      return `it answered ${failure.status}`;
    case "network":
      return failure.code;
    case "timeout":
      return `no answer within ${failure.afterMs} ms`;
  }
}
