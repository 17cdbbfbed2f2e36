// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { serveDashboard } from "@turnspan/dashboard";
import type { CommandContext } from "./command-context.js";

/**
 * Serves the dashboard until the process is asked to end.
 * @throws DashboardError if the port can't be had.
 */
export async function dashboard(port: number | undefined, context: CommandContext): Promise<void> {
  const running = await serveDashboard({ dir: context.dir, ...(port === undefined ? {} : { port }) });
  context.output.text(running.url);
  context.output.notice(`Shows ${context.dir}. Ctrl-C ends it.`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await running.close();
}
