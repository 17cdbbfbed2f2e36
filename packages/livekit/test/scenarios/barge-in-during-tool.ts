// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer, answerToTools, toolCalls } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const first = "Is my order ready?";
const second = "Never mind, are you open?";

export const bargeInDuringTool: Scenario = {
  name: "barge-in-during-tool",
  shows: "the caller asks something else while a tool runs",
  medium: "voice",
  agent: {
    name: "shop",
    tools: [{ name: "order_status", takesMs: 2_000, end: { kind: "returns", value: "ready" } }],
  },
  providers: voiceProviders(
    [first, second],
    [
      toolCalls(1, first, ["order_status"]),
      answerToTools(2, ["order_status"], "It is ready."),
      answer(3, second, "Yes, until eight."),
    ],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "tool_running" },
    { do: "wait", ms: 100 },
    { do: "speak", ms: 900 },
    { do: "await", cue: "answered" },
  ],
  // LiveKit lets the tool finish, answers the second question first, and then speaks of the order.
  turns: [
    { initiator: "user", stretches: [2], calls: { llm: 2 }, tools: { order_status: true } },
    { initiator: "user", stretches: [1] },
  ],
};
