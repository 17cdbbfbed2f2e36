// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const preemptiveValid: Scenario = {
  name: "preemptive-valid",
  shows: "the reply is begun before the turn is over, and used",
  medium: "voice",
  agent: { name: "shop" },
  options: { turnHandling: { preemptiveGeneration: { enabled: true } } },
  providers: voiceProviders(["Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user" }],
};
