// SPDX-License-Identifier: Apache-2.0
import { llm, voice } from "@livekit/agents";
import { Ledger, RealTimeAudioOutput, ScriptedLlm, ScriptedTts, toneSampleRate } from "@turnspan/scenario-kit";
import { z } from "zod";

export const questions = ["How late are you open?", "Where is order forty two?"];
export const longQuestion = "Tell me the whole story.";

const longAnswer = Array.from({ length: 200 }, (_, index) => `And this is part ${index + 1} of it.`).join(" ");

const replies = [
  {
    prompt: { kind: "user", text: questions[0] },
    ttftMs: 40,
    tokensPerSecond: 100,
    text: "Until eight tonight.",
    usage: { inputTokens: 211, outputTokens: 6, cachedTokens: 0 },
  },
  {
    prompt: { kind: "user", text: questions[1] },
    ttftMs: 30,
    tokensPerSecond: 100,
    toolCalls: [{ name: "order_status", args: { orderNumber: "42" } }],
    usage: { inputTokens: 240, outputTokens: 17, cachedTokens: 128 },
  },
  {
    prompt: { kind: "tools", names: ["order_status"] },
    ttftMs: 35,
    tokensPerSecond: 100,
    text: "It has shipped. It arrives tomorrow.",
    usage: { inputTokens: 275, outputTokens: 9, cachedTokens: 192 },
  },
  {
    prompt: { kind: "user", text: longQuestion },
    ttftMs: 30,
    tokensPerSecond: 10,
    text: longAnswer,
    usage: { inputTokens: 301, outputTokens: 1600, cachedTokens: 256 },
  },
];

/** A call that is typed and answered aloud: a session, what its providers serve, and its agent. Not started yet. */
export function openTextCall() {
  const ledger = new Ledger();
  const session = new voice.AgentSession({
    llm: new ScriptedLlm(replies, ledger),
    tts: new ScriptedTts({ ttfbMs: [30, 20, 40], msPerCharacter: 12, speedup: 10 }, ledger),
    vad: null,
    turnHandling: { turnDetection: null, preemptiveGeneration: { enabled: false } },
  });
  session.on(voice.AgentSessionEventTypes.Error, () => {});
  session.output.audio = new RealTimeAudioOutput(toneSampleRate);
  const agent = new voice.Agent({
    instructions: "You answer for a bookshop.",
    tools: [
      llm.tool({
        name: "order_status",
        description: "Looks up where an order is.",
        parameters: z.object({ orderNumber: z.string() }),
        execute: async () => ({ status: "shipped" }),
      }),
    ],
  });
  return { session, ledger, agent };
}
