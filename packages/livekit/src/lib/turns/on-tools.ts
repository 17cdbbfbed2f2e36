// SPDX-License-Identifier: Apache-2.0
import { type Conversation, type Step, turnOfSpeech, unchanged, withTurn } from "./conversation.js";
import type { ToolsExecuted } from "./fact.js";
import { drawSpanId } from "./ids.js";
import type { Tool } from "./turn.js";

export function onToolsExecuted(state: Conversation, fact: ToolsExecuted): Step {
  const turn =
    turnOfSpeech(state, fact.speechId) ?? state.turns.findLast((other) => other.phase.kind === "answering") ?? null;
  if (!turn) return unchanged(state);
  let ids = state.ids;
  const tools: Tool[] = [...turn.tools];
  for (const tool of fact.tools) {
    if (tools.some((other) => other.callId === tool.callId)) continue;
    const [spanId, next] = drawSpanId(ids);
    ids = next;
    tools.push({
      name: tool.name,
      callId: tool.callId,
      speechId: fact.speechId,
      spanId,
      startedAt: tool.startedAt,
      endedAt: Math.max(tool.startedAt, tool.endedAt),
      success: !tool.isError,
      errorType: tool.isError ? "tool_error" : null,
    });
  }
  return unchanged(withTurn({ ...state, ids }, { ...turn, tools }));
}
