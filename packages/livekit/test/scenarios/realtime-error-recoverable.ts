// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { realtimeUsage } from "./parts/realtime-usage.js";

export const realtimeErrorRecoverable: Scenario = {
  name: "realtime-error-recoverable",
  shows: "a realtime model's response breaks, and nothing is heard of it; its next one is well",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    realtime: {
      replies: [
        { heard: "Are you open?", ttftMs: 250, audioMs: 600, usage: realtimeUsage(1), fails: "recoverable" },
        { heard: "Hello?", ttftMs: 200, text: "I am here again.", audioMs: 500, usage: realtimeUsage(2) },
      ],
    },
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "llm_running" },
    { do: "wait", ms: 900 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [
    { initiator: "user", modality: "realtime", stretches: [], waits: false, success: false },
    { initiator: "user", modality: "realtime" },
  ],
};
