// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from "../program/command-context.js";
import { renderStats } from "../stats/render-stats.js";
import { nothingFound } from "./nothing-found.js";
import { malformedJson, printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

/**
 * Prints the figures of everything that the filter takes.
 * @throws CommandError if that is nothing.
 */
export async function stats(context: CommandContext): Promise<void> {
  const overview = await withStore(context, (store, filter) => store.overview({ ...filter, bucket: "auto" }));
  if (context.json) printJson(context, { ...overview, malformed: malformedJson(overview.malformed) });
  const { calls, conversations } = overview.totals;
  if (calls === 0 && conversations === 0) throw nothingFound(context);
  if (!context.json) context.output.text(renderStats(overview, context));
}
