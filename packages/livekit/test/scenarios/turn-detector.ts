// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const turnDetector: Scenario = {
  name: "turn-detector",
  shows: "a model doubts that the caller is done, so LiveKit waits longer",
  medium: "voice",
  agent: { name: "shop" },
  options: { turnHandling: { endpointing: { maxDelay: 1_200 } } },
  providers: {
    ...voiceProviders(["Are you open"], [answer(1, "Are you open", "Yes, until eight tonight.")]),
    turnDetector: { from: "words", takesMs: 30, probabilities: [0.1] },
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user" }],
};
