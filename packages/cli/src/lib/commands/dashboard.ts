// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { serveDashboard } from "@turnspan/dashboard";
import { loadBook } from "../prices/load-book.js";
import type { CommandContext } from "../program/command-context.js";
import type { DashboardCommandOptions } from "../program/declare-tools.js";
import { openInBrowser } from "../terminal/open-in-browser.js";
import { printable } from "../text/printable.js";
import { printJson } from "./print-json.js";

/**
 * Serves the dashboard until the process is asked to end, which is how it ends well.
 * @throws DashboardError if it can't be served there, CommandError if there is a mistake in prices of one's own.
 */
export async function dashboard(options: DashboardCommandOptions, context: CommandContext): Promise<void> {
  const { port, host, token, signoz, prices, open = context.isInteractive && !context.json } = options;
  context.interruption.takeOver();
  const book = loadBook(prices);
  const running = await serveDashboard({
    dir: context.dir,
    port,
    host,
    token,
    signozUrl: signoz,
    loadPrices: () => book,
  });
  if (context.json) printJson(context, { url: running.url });
  else context.output.text(running.url);
  context.output.notice(`Shows ${printable(context.dir)}. Ctrl-C ends it.`);
  const opening = open ? await openInBrowser(running.url) : null;
  if (opening?.opened === false) context.output.notice("No browser could be opened; open the address.");
  const { signal } = context.interruption;
  const interrupted = signal.aborted ? Promise.resolve() : once(signal, "abort");
  await Promise.race([interrupted, once(process, "SIGTERM")]);
  opening?.end();
  await running.close();
}
