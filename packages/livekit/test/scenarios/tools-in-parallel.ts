// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answerToTools, toolCalls } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const question = "Is my order ready?";

export const toolsInParallel: Scenario = {
  name: "tools-in-parallel",
  shows: "two tools at once, one of which throws",
  medium: "voice",
  agent: {
    name: "shop",
    tools: [
      { name: "order_status", takesMs: 220, end: { kind: "returns", value: "ready" } },
      { name: "opening_hours", takesMs: 90, end: { kind: "throws", message: "closed system" } },
    ],
  },
  providers: voiceProviders(
    [question],
    [
      toolCalls(1, question, ["order_status", "opening_hours"]),
      answerToTools(2, ["order_status", "opening_hours"], "It is ready for you."),
    ],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", calls: { llm: 2 }, tools: { order_status: true, opening_hours: false } }],
};
