// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { voiceProviders } from "./parts/voice-providers.js";

const half = [
  { text: "Are you", finalDelayMs: 40 },
  { text: "Are you", finalDelayMs: 40 },
];

export const sttFallbackMidUtterance: Scenario = {
  name: "stt-fallback-mid-utterance",
  shows: "the first recognizer fails in the middle of a sentence, also when it is probed; the second hears the rest",
  medium: "voice",
  fallback: { from: "alpha", to: "beta" },
  agent: { name: "shop" },
  providers: {
    ...voiceProviders([], [answer(1, "open today?", "Yes, until eight tonight.")]),
    stt: [
      {
        identity: primary("stt"),
        transcripts: half,
        failures: "dropped",
        failsAt: { of: "utterance", ms: 300 },
      },
      { identity: backup("stt"), transcripts: [{ text: "open today?", finalDelayMs: 40 }] },
    ],
  },
  steps: [
    { do: "speak", ms: 1_000 },
    { do: "await", cue: "answered" },
  ],
  // What failed is a request of the turn; that the probe failed is told to nobody.
  turns: [{ initiator: "user", calls: { stt: 2 } }],
  untold: 1,
};
