// SPDX-License-Identifier: Apache-2.0
import { llm } from "@livekit/agents";
import { expect, it } from "vitest";
import { findReply, promptOf } from "./find-reply.js";
import type { LlmReply } from "./llm-reply.js";

const user = llm.ChatMessage.create({ role: "user", content: "Where is my order?" });
const output = (name: string) => new llm.FunctionCallOutput({ callId: name, name, output: "{}", isError: false });
const reply = (prompt: LlmReply["prompt"]): LlmReply => ({
  prompt,
  ttftMs: 1,
  tokensPerSecond: 1,
  usage: { inputTokens: 1, outputTokens: 1, cachedTokens: 0 },
});

it("answers the user's words when nothing follows them", () => {
  const replies = [reply({ kind: "user", text: "Hello" }), reply({ kind: "user", text: "Where is my order?" })];
  expect(findReply(replies, promptOf([user]))).toBe(replies[1]);
});

it("answers the tools once their outputs are there, in whatever order they came", () => {
  const replies = [
    reply({ kind: "user", text: "Where is my order?" }),
    reply({ kind: "tools", names: ["order_status", "opening_hours"] }),
  ];
  expect(findReply(replies, promptOf([user, output("opening_hours"), output("order_status")]))).toBe(replies[1]);
});

it("has no reply where the agent spoke last", () => {
  const said = llm.ChatMessage.create({ role: "assistant", content: "Hi" });
  expect(findReply([reply({ kind: "user", text: "Hi" })], promptOf([user, said]))).toBeUndefined();
});

it("says what the host instructs it to say where no user's words are the last", () => {
  const replies = [reply({ kind: "user", text: "Hi" }), reply({ kind: "instructions" })];
  const instructed = llm.ChatMessage.create({ role: "system", content: "Greet the caller." });
  expect(findReply(replies, promptOf([instructed]))).toBe(replies[1]);
  expect(findReply(replies, promptOf([]))).toBeUndefined();
});
