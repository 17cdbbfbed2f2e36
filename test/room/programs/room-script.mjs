// SPDX-License-Identifier: Apache-2.0

export const greeting = "Hi, this is Pine Street Books. How can I help?";

/** What the caller says, by recording, and whether it waits for the agent to end or cuts in. */
export const utterances = [
  { recording: "closing-time", transcriptDelayMs: 90 },
  { recording: "order-status", transcriptDelayMs: 60 },
  { recording: "loyalty", transcriptDelayMs: 140 },
  { recording: "price", transcriptDelayMs: 80, afterHearingMs: 1_500 },
  { recording: "goodbye", transcriptDelayMs: 50 },
];

export const replies = [
  {
    prompt: { kind: "user", text: "What time do you close today?" },
    ttftMs: 220,
    tokensPerSecond: 45,
    text: "We close at eight tonight.",
    usage: { inputTokens: 412, outputTokens: 14, cachedTokens: 0 },
  },
  {
    prompt: { kind: "user", text: "Where is my order forty two?" },
    ttftMs: 180,
    tokensPerSecond: 60,
    toolCalls: [{ name: "order_status", args: { orderNumber: "42" } }],
    usage: { inputTokens: 447, outputTokens: 19, cachedTokens: 384 },
  },
  {
    prompt: { kind: "tools", names: ["order_status"] },
    ttftMs: 160,
    tokensPerSecond: 50,
    text: "Order forty two has shipped.",
    usage: { inputTokens: 498, outputTokens: 12, cachedTokens: 384 },
  },
  {
    // Slow enough to be still at work when the caller cuts in: its usage never arrives.
    prompt: { kind: "user", text: "Tell me about your loyalty program." },
    ttftMs: 250,
    tokensPerSecond: 12,
    text: Array.from({ length: 12 }, () => "With every book you collect one leaf for each dollar.").join(" "),
    usage: { inputTokens: 541, outputTokens: 126, cachedTokens: 384 },
  },
  {
    prompt: { kind: "user", text: "Sorry, just tell me what it costs." },
    ttftMs: 200,
    tokensPerSecond: 55,
    text: "Nothing at all, the club is free.",
    usage: { inputTokens: 603, outputTokens: 9, cachedTokens: 512 },
  },
  {
    prompt: { kind: "user", text: "Thank you, goodbye." },
    ttftMs: 150,
    tokensPerSecond: 65,
    text: "Thank you for calling. Goodbye!",
    usage: { inputTokens: 797, outputTokens: 8, cachedTokens: 768 },
  },
];
