// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer, answerToTools, toolCalls } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const question = "Is my order ready?";
const second = "Thank you.";

export const coughDuringTool: Scenario = {
  name: "cough-during-tool",
  shows:
    "a sound without words while a tool runs and says so: the agent pauses and goes on, the tool returns, all one turn",
  medium: "voice",
  agent: {
    name: "shop",
    tools: [
      {
        name: "order_status",
        takesMs: 4_000,
        says: "One moment please, I am looking for your order in all of our shops.",
        end: { kind: "returns", value: "ready" },
      },
    ],
  },
  providers: voiceProviders(
    [question, "", second],
    [
      toolCalls(1, question, ["order_status"]),
      answerToTools(2, ["order_status"], "It is ready."),
      answer(3, second, "You are welcome."),
    ],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "hear", ms: 600 },
    { do: "speak", ms: 700 },
    { do: "await", cue: "idle" },
    { do: "wait", ms: 600 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [
    {
      initiator: "user",
      stretches: [1, 2],
      noises: 1,
      falseInterruptions: 1,
      calls: { llm: 2, stt: 2, tts: 2 },
      tools: { order_status: true },
    },
    { initiator: "user", calls: { stt: 1 } },
  ],
};
