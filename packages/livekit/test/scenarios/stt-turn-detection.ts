// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const sttTurnDetection: Scenario = {
  name: "stt-turn-detection",
  shows: "the recognizer says when the caller's turn is over",
  medium: "voice",
  agent: { name: "shop" },
  options: { turnHandling: { turnDetection: "stt" } },
  providers: {
    ...voiceProviders([], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    stt: [{ reportsSpeech: true, transcripts: [{ text: "Are you open?", finalDelayMs: 40 }] }],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user" }],
};
