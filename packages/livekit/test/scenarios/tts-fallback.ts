// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { briskVoice, voiceProviders } from "./parts/voice-providers.js";

export const ttsFallback: Scenario = {
  name: "tts-fallback",
  shows: "the first voice fails, the second speaks; the probe that finds the first well again is billed",
  medium: "voice",
  fallback: { from: "alpha", to: "beta" },
  agent: { name: "shop" },
  providers: {
    ...voiceProviders(["Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    tts: [
      { identity: primary("tts"), voice: briskVoice, failures: ["dropped"] },
      { identity: backup("tts"), voice: briskVoice },
    ],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
    { do: "wait", ms: 600 },
  ],
  turns: [{ initiator: "user", calls: { tts: 3 }, discarded: 1 }],
};
