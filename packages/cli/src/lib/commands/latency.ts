// SPDX-License-Identifier: Apache-2.0
import { renderLatency } from "../latency/render-latency.js";
import type { CommandContext } from "../program/command-context.js";
import { nothingFound } from "./nothing-found.js";
import { malformedJson, printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

/**
 * Prints what callers waited for.
 * @throws CommandError if there is neither a turn nor a call that the filter takes.
 */
export async function latency(context: CommandContext): Promise<void> {
  const { report, malformed } = await withStore(context, async (store, filter) => ({
    report: await store.latency(filter),
    malformed: store.malformed(),
  }));
  if (context.json) printJson(context, { ...report, malformed: malformedJson(malformed) });
  if (report.e2e.count === 0 && report.models.length === 0) throw nothingFound(context);
  if (!context.json) context.output.text(renderLatency(report, context));
}
