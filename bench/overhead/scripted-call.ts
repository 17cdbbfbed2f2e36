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

/** Some 3 kB, as agents in production have it or more: LiveKit's spans of each request carry it. */
const instructions = [
  "You answer the phone of a restaurant. Speak in short sentences, without lists, signs or abbreviations; say numbers as words.",
  ...Array.from(
    { length: 20 },
    (_, rule) =>
      `Rule ${rule + 1}: where a caller asks for something that the rules before this one do not cover, say what you can do, and offer to pass the call on.`,
  ),
].join("\n");

/** The one that is called, and some that an agent has beside it. */
function tools() {
  const others = ["book_table", "cancel_booking", "opening_hours", "read_menu", "pass_call_on"].map((name) =>
    llm.tool({
      name,
      description: "To be called once the caller has said all of what it needs, and has agreed to what it will do.",
      parameters: {
        type: "object",
        properties: {
          date: { type: "string", description: "Day and time, ISO 8601, in the zone of the restaurant" },
          guests: { type: "integer", description: "How many people come" },
          name: { type: "string", description: "The name that the caller has given" },
        },
        required: ["date"],
      },
      execute: async () => "done",
    }),
  );
  const order = llm.tool({
    name: "order",
    description: "Where an order is.",
    execute: async () => await wait(2, "here"),
  });
  return [order, ...others];
}

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
  await session.start({ agent: new voice.Agent({ instructions, tools: tools() }) });
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
