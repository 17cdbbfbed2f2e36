// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const sttRetried: Scenario = {
  name: "stt-retried",
  shows:
    "the recognizer drops the connection in the middle of a sentence and LiveKit connects again, which it tells nobody",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders([], [answer(1, "open today?", "Yes, until eight tonight.")]),
    stt: [
      {
        transcripts: [
          { text: "Are you", finalDelayMs: 40 },
          { text: "open today?", finalDelayMs: 40 },
        ],
        failures: ["dropped"],
        failsAt: { of: "utterance", ms: 300 },
      },
    ],
  },
  steps: [
    { do: "speak", ms: 1_000 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user" }],
  untold: 1,
};
