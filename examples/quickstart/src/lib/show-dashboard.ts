// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { serveDashboard } from "@turnspan/dashboard";

/** Serves the dashboard on a directory until the process is asked to end, and prints where a conversation is in it. */
export async function showDashboard(dir: string, conversationId: string): Promise<void> {
  const dashboard = await serveDashboard({ dir, port: 0 });
  const url = new URL(dashboard.url);
  url.pathname = `/conversations/${encodeURIComponent(conversationId)}`;
  process.stderr.write(`\nThe conversation as it was heard: ${url.href}\nCtrl-C ends the dashboard.\n`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await dashboard.close();
}
