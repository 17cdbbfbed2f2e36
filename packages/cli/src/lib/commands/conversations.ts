// SPDX-License-Identifier: Apache-2.0
import type { ConversationOrder } from "@turnspan/store";
import { renderConversations } from "../conversations/render-conversations.js";
import type { CommandContext } from "../program/command-context.js";
import type { ConversationsOptions } from "../program/declare-show.js";
import { formatCount } from "../text/figures.js";
import { nothingFound } from "./nothing-found.js";
import { malformedJson, printJson } from "./print-json.js";
import { withStore } from "./with-store.js";

const orders: Readonly<Record<ConversationsOptions["sort"], ConversationOrder>> = {
  time: "started_at",
  cost: "cost",
  latency: "latency",
  errors: "errors",
  turns: "turns",
  length: "duration",
};

/**
 * Prints the conversations that the filter takes.
 * @throws CommandError if there are none.
 */
export async function conversations(options: ConversationsOptions, context: CommandContext): Promise<void> {
  const { sort, limit, ascending = false } = options;
  const { page, malformed } = await withStore(context, async (store, filter) => ({
    page: await store.listConversations({ ...filter, orderBy: orders[sort], ascending, limit }),
    malformed: store.malformed(),
  }));
  const { rows, total } = page;
  if (context.json) printJson(context, { conversations: rows, total, malformed: malformedJson(malformed) });
  if (rows.length === 0) throw nothingFound(context);
  if (context.json) return;
  context.output.text(renderConversations(rows, context, sort));
  if (total > rows.length) {
    context.output.notice(`\n${formatCount(rows.length)} of ${formatCount(total)}; --limit shows more.`);
  }
}
