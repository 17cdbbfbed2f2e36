// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { realtimeUsage } from "./parts/realtime-usage.js";

export const realtimeGenerateReply: Scenario = {
  name: "realtime-generate-reply",
  shows: "the host has a realtime model begin; the caller answers",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    realtime: {
      replies: [
        { ttftMs: 200, text: "Hello, this is the shop.", audioMs: 600, usage: realtimeUsage(1) },
        { heard: "Are you open?", ttftMs: 250, text: "Yes, until eight.", audioMs: 600, usage: realtimeUsage(2) },
      ],
    },
  },
  steps: [
    { do: "reply", instructions: "Greet the caller." },
    { do: "await", cue: "answered" },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [
    { initiator: "agent", modality: "realtime" },
    { initiator: "user", modality: "realtime" },
  ],
};
