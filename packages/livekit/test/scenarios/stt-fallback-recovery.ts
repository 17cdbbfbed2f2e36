// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { voiceProviders } from "./parts/voice-providers.js";

const second = "And tomorrow?";

export const sttFallbackRecovery: Scenario = {
  name: "stt-fallback-recovery",
  shows:
    "the probe that finds the first recognizer well again is billed; the second goes on hearing while its connection lasts",
  medium: "voice",
  fallback: { from: "alpha", to: "beta" },
  agent: { name: "shop" },
  providers: {
    ...voiceProviders([], [answer(1, "open today?", "Yes, until eight."), answer(2, second, "Tomorrow too.")]),
    stt: [
      {
        identity: primary("stt"),
        transcripts: [
          { text: "Are you", finalDelayMs: 40 },
          { text: "open today?", finalDelayMs: 40 },
        ],
        failures: ["dropped"],
        failsAt: { of: "utterance", ms: 300 },
      },
      {
        identity: backup("stt"),
        transcripts: [
          { text: "open today?", finalDelayMs: 40 },
          { text: second, finalDelayMs: 40 },
        ],
      },
    ],
  },
  steps: [
    { do: "speak", ms: 1_000 },
    { do: "await", cue: "answered" },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  // What failed, the probe, and the second recognizer's.
  turns: [{ initiator: "user", calls: { stt: 3 }, discarded: 1 }, { initiator: "user" }],
};
