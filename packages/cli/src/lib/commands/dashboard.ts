// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { serveDashboard } from "@turnspan/dashboard";
import type { CommandContext } from "../program/command-context.js";
import { printable } from "../text/printable.js";
import { printJson } from "./print-json.js";

/**
 * Serves the dashboard until the process is asked to end, which is how it ends well.
 * @throws DashboardError if the port can't be had.
 */
export async function dashboard(port: number | undefined, context: CommandContext): Promise<void> {
  context.interruption.takeOver();
  const running = await serveDashboard({ dir: context.dir, ...(port === undefined ? {} : { port }) });
  if (context.json) printJson(context, { url: running.url });
  else context.output.text(running.url);
  context.output.notice(`Shows ${printable(context.dir)}. Ctrl-C ends it.`);
  const { signal } = context.interruption;
  const interrupted = signal.aborted ? Promise.resolve() : once(signal, "abort");
  await Promise.race([interrupted, once(process, "SIGTERM")]);
  await running.close();
}
