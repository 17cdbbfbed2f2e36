// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer, answerToTools, toolCalls } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const question = "Is my order ready?";
const second = "Thank you.";

export const noiseDuringTool: Scenario = {
  name: "noise-during-tool",
  shows: "a sound without words while a tool runs and nothing is heard: no interruption, and no turn of its own",
  medium: "voice",
  agent: {
    name: "shop",
    tools: [{ name: "order_status", takesMs: 1_800, end: { kind: "returns", value: "ready" } }],
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
    { do: "await", cue: "tool_running" },
    { do: "wait", ms: 200 },
    { do: "speak", ms: 700 },
    { do: "await", cue: "answered" },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [
    { initiator: "user", noises: 1, calls: { llm: 2, stt: 2 }, tools: { order_status: true } },
    { initiator: "user", calls: { stt: 1 } },
  ],
};
