// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { briskVoice, voiceProviders } from "./parts/voice-providers.js";

export const ttsFallbackExhausted: Scenario = {
  name: "tts-fallback-exhausted",
  shows: "both voices of a fallback adapter fail, also when probed: too many errors, so LiveKit closes the session",
  medium: "voice",
  agent: { name: "shop" },
  options: { connOptions: { ttsConnOptions: { maxRetry: 0 } } },
  providers: {
    ...voiceProviders(["Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    tts: [
      { identity: primary("tts"), voice: briskVoice, failures: "dropped" },
      // Slow enough for the probe of the first to end before, and for its own to be under way when the session closes.
      { identity: backup("tts"), voice: { ...briskVoice, ttfbMs: [300, 2_000] }, failures: "dropped" },
    ],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "closed" },
  ],
  turns: [
    // Both, and the probe of the first; the session closes before that of the second is over.
    { initiator: "user", interruptedBy: "close", stretches: [], calls: { tts: 3 }, waits: false, success: false },
  ],
  closeReason: "error",
};
