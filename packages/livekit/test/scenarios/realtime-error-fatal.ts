// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { realtimeUsage } from "./parts/realtime-usage.js";

export const realtimeErrorFatal: Scenario = {
  name: "realtime-error-fatal",
  shows: "a realtime model's connection breaks for good while it answers, so LiveKit closes the session",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    realtime: {
      replies: [{ heard: "Are you open?", ttftMs: 250, audioMs: 600, usage: realtimeUsage(1), fails: "fatal" }],
    },
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "closed" },
  ],
  turns: [
    { initiator: "user", modality: "realtime", interruptedBy: "close", stretches: [], waits: false, success: false },
  ],
  closeReason: "error",
};
