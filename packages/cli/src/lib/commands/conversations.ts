// SPDX-License-Identifier: Apache-2.0
import { openStore } from "@turnspan/store";
import { renderConversations } from "../conversations/render-conversations.js";
import type { CommandContext } from "./command-context.js";
import { malformedNotice } from "./malformed-notice.js";
import { noConversations } from "./no-conversations.js";

/**
 * Prints the conversations of a directory, newest first.
 * @throws CommandError if there are none.
 */
export async function conversations(context: CommandContext): Promise<void> {
  const { runs, malformed } = await openStore(context.dir).conversations();
  if (context.json) context.output.text(JSON.stringify({ conversations: runs, malformed }, null, 2));
  const notice = malformedNotice(malformed);
  if (notice !== null && !context.json) context.output.notice(`${notice}\n`);
  if (runs.length === 0) throw noConversations(context.dir);
  if (!context.json) context.output.text(renderConversations(runs, context));
}
