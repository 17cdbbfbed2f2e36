// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { realtimeUsage } from "./parts/realtime-usage.js";

export const realtimeSessionTime: Scenario = {
  name: "realtime-session-time",
  shows: "a realtime model that bills the time of the connection, and reports it when it closes",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    realtime: {
      reportsSessionTime: true,
      replies: [
        { heard: "Are you open?", ttftMs: 250, text: "Yes, until eight.", audioMs: 600, usage: realtimeUsage(1) },
      ],
    },
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", modality: "realtime" }],
};
