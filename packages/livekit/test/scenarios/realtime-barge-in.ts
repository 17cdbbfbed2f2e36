// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { realtimeUsage } from "./parts/realtime-usage.js";

export const realtimeBargeIn: Scenario = {
  name: "realtime-barge-in",
  shows: "the caller cuts a realtime model's answer",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    realtime: {
      replies: [
        {
          heard: "Tell me about it.",
          ttftMs: 250,
          text: "It is a long story.",
          audioMs: 4_000,
          usage: realtimeUsage(1),
        },
        { heard: "Make it short.", ttftMs: 200, text: "All is well.", audioMs: 500, usage: realtimeUsage(2) },
      ],
    },
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "hear", ms: 700 },
    { do: "speak", ms: 600 },
    { do: "await", cue: "answered" },
  ],
  turns: [
    { initiator: "user", modality: "realtime", interruptedBy: "user" },
    { initiator: "user", modality: "realtime" },
  ],
};
