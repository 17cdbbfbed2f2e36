// SPDX-License-Identifier: Apache-2.0
import { addTools } from "./add-tools.js";
import { type Conversation, type Step, turnOfSpeech, unchanged } from "./conversation.js";
import type { ToolsExecuted } from "./fact.js";

export function onToolsExecuted(state: Conversation, fact: ToolsExecuted): Step {
  const askedAt = Math.min(...fact.tools.map((tool) => tool.startedAt));
  const turn =
    turnOfSpeech(state, fact.speechId, askedAt) ??
    state.turns.findLast((other) => other.phase.kind === "answering") ??
    null;
  if (!turn) return unchanged(state);
  const tools = fact.tools.map(({ callId, endedAt, isError, name, spanId, startedAt }) => ({
    name,
    callId,
    spanId: spanId ?? null,
    speechId: fact.speechId,
    startedAt,
    endedAt: Math.max(startedAt, endedAt),
    success: !isError,
    errorType: isError ? "tool_error" : null,
  }));
  return unchanged(addTools(state, turn, tools));
}
