// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { briskVoice, voiceProviders } from "./parts/voice-providers.js";

export const ttsFallbackHealthy: Scenario = {
  name: "tts-fallback-healthy",
  shows: "a fallback adapter whose first voice speaks",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders(["Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    tts: [
      { identity: primary("tts"), voice: briskVoice },
      { identity: backup("tts"), voice: briskVoice },
    ],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user" }],
};
