// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from "node:timers/promises";
import { llm, voice } from "@livekit/agents";
import { Ledger, type LlmReply, ScriptedLlm, ScriptedTts, toneSampleRate } from "@turnspan/scenario-kit";
import { InstantOutput } from "./instant-output.js";

const usage = { inputTokens: 420, outputTokens: 24, cachedTokens: 128 };
const speed = { ttftMs: 2, tokensPerSecond: 100_000 };

const replies: readonly LlmReply[] = [
  {
    ...speed,
    usage,
    prompt: { kind: "user", text: "Are you open tomorrow?" },
    text: "Yes, from nine in the morning until eight at night. Shall I book a table for you?",
  },
  { ...speed, usage, prompt: { kind: "user", text: "Where is my order?" }, toolCalls: [{ name: "order", args: {} }] },
  { ...speed, usage, prompt: { kind: "tools", names: ["order"] }, text: "It is on its way and will be there today." },
];

/** A call that is open: its session is started and waits for the caller. */
export interface ScriptedCall {
  readonly session: voice.AgentSession;
  /** Asks something and returns when the answer has been heard; every fourth question needs a tool. */
  ask(index: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a call with a scripted language model and voice. `watch` sees the session before it starts. */
export async function openCall(watch: (session: voice.AgentSession) => void): Promise<ScriptedCall> {
  const ledger = new Ledger();
  const session = new voice.AgentSession({
    llm: new ScriptedLlm(replies, ledger),
    tts: new ScriptedTts({ ttfbMs: [2], msPerCharacter: 2, speedup: 1_000 }, ledger),
    vad: null,
    aecWarmupDuration: null,
    turnHandling: { turnDetection: null, interruption: { mode: "vad" } },
  });
  session.on(voice.AgentSessionEventTypes.Error, () => {});
  session.output.audio = new InstantOutput(toneSampleRate);
  watch(session);
  const order = llm.tool({
    name: "order",
    description: "Where an order is.",
    execute: async () => await wait(2, "here"),
  });
  await session.start({ agent: new voice.Agent({ instructions: "Answer.", tools: [order] }) });
  return {
    session,
    ask: async (index) => {
      const userInput = index % 4 === 3 ? "Where is my order?" : "Are you open tomorrow?";
      await session.generateReply({ userInput }).waitForPlayout();
      ledger.requests.length = 0;
    },
    close: () => session.close(),
  };
}
