// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answerToTools, toolCalls } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const question = "Is my order ready?";

export const falseInterruptionDuringTool: Scenario = {
  name: "false-interruption-during-tool",
  shows: "a sound without words while a tool runs holds the answer back, and does not cut it",
  medium: "voice",
  agent: {
    name: "shop",
    tools: [{ name: "order_status", takesMs: 1_600, end: { kind: "returns", value: "ready" } }],
  },
  providers: voiceProviders(
    [question, ""],
    [toolCalls(1, question, ["order_status"]), answerToTools(2, ["order_status"], "It is ready.")],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "tool_running" },
    { do: "wait", ms: 200 },
    { do: "speak", ms: 700 },
    { do: "await", cue: "answered" },
    { do: "wait", ms: 700 },
  ],
  turns: [
    {
      initiator: "user",
      noises: 1,
      falseInterruptions: 1,
      calls: { llm: 2, stt: 2 },
      tools: { order_status: true },
    },
  ],
};
