// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const turnDetectorByEar: Scenario = {
  name: "turn-detector-by-ear",
  shows: "a model that hears the caller as he speaks doubts that he is done; its predictions are requests of the turn",
  medium: "voice",
  agent: { name: "shop" },
  options: { turnHandling: { endpointing: { maxDelay: 1_200 } } },
  providers: {
    ...voiceProviders(["Are you open"], [answer(1, "Are you open", "Yes, until eight tonight.")]),
    turnDetector: { from: "audio", takesMs: 30, probabilities: [0.1] },
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user" }],
};
