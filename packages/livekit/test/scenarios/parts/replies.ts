// SPDX-License-Identifier: Apache-2.0
import type { LlmReply } from "@turnspan/scenario-kit";

const pace = { ttftMs: 180, tokensPerSecond: 60 };

/** What the model uses for a reply; each reply of a scenario gets numbers of its own, so that no mix-up goes unnoticed. */
function usageOf(number: number): LlmReply["usage"] {
  return { inputTokens: 300 + 37 * number, outputTokens: 9 + number, cachedTokens: 32 * number };
}

/** Reply `number` of a scenario: spoken words to the user's words. */
export function answer(number: number, userText: string, text: string): LlmReply {
  return { ...pace, prompt: { kind: "user", text: userText }, text, usage: usageOf(number) };
}

/** Reply `number` of a scenario: tools, called in parallel. */
export function toolCalls(number: number, userText: string, names: readonly string[]): LlmReply {
  const calls = names.map((name) => ({ name, args: {} }));
  return { ...pace, prompt: { kind: "user", text: userText }, toolCalls: calls, usage: usageOf(number) };
}

/** Reply `number` of a scenario: spoken words to the outputs of tools. */
export function answerToTools(number: number, names: readonly string[], text: string): LlmReply {
  return { ...pace, prompt: { kind: "tools", names }, text, usage: usageOf(number) };
}

/** Reply `number` of a scenario: spoken words because the host asked for them. */
export function instructed(number: number, text: string): LlmReply {
  return { ...pace, prompt: { kind: "instructions" }, text, usage: usageOf(number) };
}
