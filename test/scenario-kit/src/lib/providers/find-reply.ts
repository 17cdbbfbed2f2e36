// SPDX-License-Identifier: Apache-2.0
import type { llm } from "@livekit/agents";
import type { LlmPrompt, LlmReply } from "./llm-reply.js";

/**
 * Reads the prompt from the end of a chat: the outputs of tools if any follow the last message, else the user's words,
 * else what the host instructs the model to say.
 */
export function promptOf(items: readonly llm.ChatItem[]): LlmPrompt | null {
  const names: string[] = [];
  for (const item of items.toReversed()) {
    if (item.type === "function_call_output") names.unshift(item.name);
    else if (item.type === "message") {
      if (names.length > 0) return { kind: "tools", names };
      return item.role === "user" ? { kind: "user", text: item.textContent ?? "" } : { kind: "instructions" };
    }
  }
  return items.length > 0 ? { kind: "instructions" } : null;
}

/** Finds the reply to a prompt. Tools are compared as a set: parallel calls end in any order. */
export function findReply(replies: readonly LlmReply[], prompt: LlmPrompt | null): LlmReply | undefined {
  return prompt === null ? undefined : replies.find((reply) => keyOf(reply.prompt) === keyOf(prompt));
}

function keyOf(prompt: LlmPrompt): string {
  switch (prompt.kind) {
    case "user":
      return `user ${prompt.text}`;
    case "tools":
      return `tools ${prompt.names.toSorted().join(" ")}`;
    case "instructions":
      return "instructions";
  }
}
