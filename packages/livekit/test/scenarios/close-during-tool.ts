// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { toolCalls } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const question = "Is my order ready?";

export const closeDuringTool: Scenario = {
  name: "close-during-tool",
  shows: "the session is closed while a tool runs",
  medium: "voice",
  agent: {
    name: "shop",
    tools: [{ name: "order_status", takesMs: 1_500, end: { kind: "returns", value: "ready" } }],
  },
  providers: voiceProviders([question], [toolCalls(1, question, ["order_status"])]),
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "tool_running" },
    { do: "wait", ms: 200 },
    { do: "close", by: "participant" },
  ],
  turns: [
    {
      initiator: "user",
      interruptedBy: "close",
      stretches: [],
      calls: { tts: 0 },
      tools: { order_status: null },
      success: null,
    },
  ],
  closeReason: "participant_disconnected",
};
