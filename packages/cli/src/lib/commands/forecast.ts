// SPDX-License-Identifier: Apache-2.0
import { renderForecast } from "../forecast/render-forecast.js";
import type { CommandContext } from "../program/command-context.js";
import { nothingFound } from "./nothing-found.js";
import { printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

/**
 * Prints what this month will have cost.
 * @throws CommandError if there is no call.
 */
export async function forecast(context: CommandContext): Promise<void> {
  const found = await withStore(context, (store, filter) => store.forecast({ ...filter, now: context.now }));
  if (found.days.every(({ cost }) => cost === null) && found.unpriced_calls === 0) throw nothingFound(context);
  if (context.json) printJson(context, found);
  else context.output.text(renderForecast(found, context));
}
