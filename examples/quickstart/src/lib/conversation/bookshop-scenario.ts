// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "./scenario.js";

const afterABreath = { kind: "agent_finished", breathMs: 350 } as const;

/** A call to a bookshop: a question, tools, a barge-in, a model that fails once, and a goodbye. */
export const bookshopScenario: Scenario = {
  greeting: "Hi, this is Pine Street Books. How can I help?",
  voice: { ttfbMs: [120, 90, 180, 140, 200, 80], msPerCharacter: 48, speedup: 5 },
  turns: [
    { title: "a question", recording: "closing-time", cue: afterABreath, transcriptDelayMs: 90 },
    { title: "a tool call", recording: "order-status", cue: afterABreath, transcriptDelayMs: 60 },
    { title: "a long answer", recording: "loyalty", cue: afterABreath, transcriptDelayMs: 140 },
    {
      title: "the caller barges in",
      recording: "price",
      cue: { kind: "agent_heard", ms: 1_600 },
      transcriptDelayMs: 80,
    },
    { title: "the model fails once", recording: "gift-cards", cue: afterABreath, transcriptDelayMs: 110 },
    { title: "two tools at once", recording: "order-and-hours", cue: afterABreath, transcriptDelayMs: 70 },
    // Slower than the endpointing delay: here the caller waits for the transcript.
    { title: "a slow transcript", recording: "card", cue: afterABreath, transcriptDelayMs: 520 },
    { title: "goodbye", recording: "goodbye", cue: afterABreath, transcriptDelayMs: 50 },
  ],
  replies: [
    {
      prompt: { kind: "user", text: "What time do you close today?" },
      ttftMs: 310,
      tokensPerSecond: 45,
      text: "We close at eight tonight, so there is plenty of time.",
      usage: { inputTokens: 412, outputTokens: 14, cachedTokens: 0 },
    },
    {
      prompt: { kind: "user", text: "Where is my order forty two?" },
      ttftMs: 260,
      tokensPerSecond: 60,
      toolCalls: [{ name: "order_status", args: { orderNumber: "42" } }],
      usage: { inputTokens: 447, outputTokens: 19, cachedTokens: 384 },
    },
    {
      prompt: { kind: "tools", names: ["order_status"] },
      ttftMs: 220,
      tokensPerSecond: 50,
      text: "Order forty two has shipped and arrives tomorrow.",
      usage: { inputTokens: 498, outputTokens: 12, cachedTokens: 384 },
    },
    {
      // Slow enough to be still at work when the caller barges in: its usage never arrives.
      prompt: { kind: "user", text: "Tell me about your loyalty program." },
      ttftMs: 380,
      tokensPerSecond: 14,
      text:
        "Our reader's club has three levels. With every book you collect one leaf for each dollar that you spend. " +
        "A hundred leaves are worth a five dollar voucher, which you can use in the shop or online. " +
        "Silver members get early access to signed editions, and an invitation to two readings each season. " +
        "Gold members also choose a staff pick every month, which we wrap and send to you at no charge. " +
        "You can join at the counter, on our site, or with me on the phone right now. " +
        "It takes a minute, and you can leave the club whenever you like.",
      usage: { inputTokens: 541, outputTokens: 126, cachedTokens: 384 },
    },
    {
      prompt: { kind: "user", text: "Sorry, just tell me what it costs." },
      ttftMs: 290,
      tokensPerSecond: 55,
      text: "Nothing at all, the club is free.",
      usage: { inputTokens: 603, outputTokens: 9, cachedTokens: 512 },
    },
    {
      prompt: { kind: "user", text: "Do you sell gift cards?" },
      ttftMs: 240,
      tokensPerSecond: 48,
      text: "Yes, from ten dollars up to two hundred.",
      usage: { inputTokens: 634, outputTokens: 11, cachedTokens: 512 },
      failedAttempts: 1,
    },
    {
      prompt: { kind: "user", text: "Is order forty three ready, and when do you open tomorrow?" },
      ttftMs: 340,
      tokensPerSecond: 60,
      toolCalls: [
        { name: "order_status", args: { orderNumber: "43" } },
        { name: "opening_hours", args: { day: "tomorrow" } },
      ],
      usage: { inputTokens: 671, outputTokens: 37, cachedTokens: 512 },
    },
    {
      prompt: { kind: "tools", names: ["order_status", "opening_hours"] },
      ttftMs: 270,
      tokensPerSecond: 50,
      text: "It is ready, and we open at nine.",
      usage: { inputTokens: 742, outputTokens: 10, cachedTokens: 640 },
    },
    {
      prompt: { kind: "user", text: "Can I pay by card?" },
      ttftMs: 170,
      tokensPerSecond: 65,
      text: "Of course. We take all cards, and cash as well.",
      usage: { inputTokens: 768, outputTokens: 13, cachedTokens: 640 },
    },
    {
      prompt: { kind: "user", text: "Thank you, goodbye." },
      ttftMs: 150,
      tokensPerSecond: 65,
      text: "Thank you for calling. Goodbye!",
      usage: { inputTokens: 797, outputTokens: 8, cachedTokens: 768 },
    },
  ],
};
