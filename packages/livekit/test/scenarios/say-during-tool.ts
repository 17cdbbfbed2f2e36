// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answerToTools, toolCalls } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const question = "Is my order ready?";

export const sayDuringTool: Scenario = {
  name: "say-during-tool",
  shows: "a tool says that it is at work; all of it is one turn",
  medium: "voice",
  agent: {
    name: "shop",
    tools: [
      { name: "order_status", takesMs: 900, says: "One moment please.", end: { kind: "returns", value: "ready" } },
    ],
  },
  providers: voiceProviders(
    [question],
    [toolCalls(1, question, ["order_status"]), answerToTools(2, ["order_status"], "It is ready for you.")],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", stretches: [1, 2], calls: { llm: 2, tts: 2 }, tools: { order_status: true } }],
};
