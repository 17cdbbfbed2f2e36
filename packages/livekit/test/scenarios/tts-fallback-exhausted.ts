// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { briskVoice, voiceProviders } from "./parts/voice-providers.js";

export const ttsFallbackExhausted: Scenario = {
  name: "tts-fallback-exhausted",
  shows: "both voices of a fallback adapter fail, also when they are probed, and nothing is heard",
  medium: "voice",
  agent: { name: "shop" },
  options: { connOptions: { ttsConnOptions: { maxRetry: 0 } } },
  providers: {
    ...voiceProviders(["Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    tts: [
      { identity: primary("tts"), voice: briskVoice, failures: "dropped" },
      { identity: backup("tts"), voice: briskVoice, failures: "dropped" },
    ],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "closed" },
  ],
  turns: [{ initiator: "user", stretches: [], calls: { tts: 4 }, waits: false, success: false }],
  closeReason: "error",
};
