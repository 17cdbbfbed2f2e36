// SPDX-License-Identifier: Apache-2.0
/**
 * What the model is asked: the last thing in the chat, either the user's words or the outputs of tools, or, for a reply
 * that the host asks for, the instructions for it.
 */
export type LlmPrompt =
  | { readonly kind: "user"; readonly text: string }
  | { readonly kind: "tools"; readonly names: readonly string[] }
  | { readonly kind: "instructions" };

/** One tool call that the model makes. */
export interface ScriptedToolCall {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What the scripted model answers to one prompt. */
export interface LlmReply {
  readonly prompt: LlmPrompt;
  /** Wait before the first token of each attempt, in ms. */
  readonly ttftMs: number;
  /** Speed of the tokens after the first, per second. */
  readonly tokensPerSecond: number;
  /** Spoken text; absent for a reply that only calls tools. */
  readonly text?: string;
  /** Called together, in parallel. */
  readonly toolCalls?: readonly ScriptedToolCall[];
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number; readonly cachedTokens: number };
  /** So many first attempts fail with a connection error, each after its ttftMs. Default 0. */
  readonly failedAttempts?: number;
  /** After so many tokens the model stops for so long and does not notice that the client has gone. Default: never. */
  readonly stall?: { readonly afterTokens: number; readonly ms: number };
}
