// SPDX-License-Identifier: Apache-2.0
import { conversationWith, turnWith } from "./copies.js";
import { type Conversation, withTurn } from "./conversation.js";
import { drawSpanId } from "./ids.js";
import type { Tool, Turn } from "./turn.js";

/** A tool that was called; `spanId` is that of the span under which it ran, if one was opened. */
export type FoundTool = Omit<Tool, "spanId"> & { readonly spanId?: string | null };

/** Gives a turn the tools that it does not have yet, each with a span of its own. */
export function addTools(state: Conversation, turn: Turn, found: readonly FoundTool[]): Conversation {
  let ids = state.ids;
  const tools = [...turn.tools];
  for (const tool of found) {
    if (tools.some((other) => other.callId === tool.callId)) continue;
    const [spanId, next] = tool.spanId ? [tool.spanId, ids] : drawSpanId(ids);
    ids = next;
    tools.push({ ...tool, spanId });
  }
  return withTurn(conversationWith(state, { ids }), turnWith(turn, { tools }));
}
