// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { voiceProviders } from "./parts/voice-providers.js";

const heard = [{ text: "Are you open?", finalDelayMs: 40 }];

export const sttFallbackHealthy: Scenario = {
  name: "stt-fallback-healthy",
  shows: "a fallback adapter whose first recognizer hears",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders([], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    stt: [
      { identity: primary("stt"), transcripts: heard },
      { identity: backup("stt"), transcripts: heard },
    ],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user" }],
};
