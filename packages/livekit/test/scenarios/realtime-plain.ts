// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { realtimeUsage } from "./parts/realtime-usage.js";

export const realtimePlain: Scenario = {
  name: "realtime-plain",
  shows: "a realtime model hears and answers two turns",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    realtime: {
      replies: [
        { heard: "Are you open?", ttftMs: 250, text: "Yes, until eight.", audioMs: 600, usage: realtimeUsage(1) },
        { heard: "And tomorrow?", ttftMs: 200, text: "Tomorrow too.", audioMs: 500, usage: realtimeUsage(2) },
      ],
    },
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [
    { initiator: "user", modality: "realtime" },
    { initiator: "user", modality: "realtime" },
  ],
};
