// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { voiceProviders } from "./parts/voice-providers.js";

export const errorWhileListening: Scenario = {
  name: "error-while-listening",
  shows: "the recognizer refuses in the middle of a sentence, so LiveKit closes the session",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders([], []),
    stt: [
      {
        transcripts: [{ text: "Are you", finalDelayMs: 40 }],
        failures: "refused",
        failsAt: { of: "utterance", ms: 300 },
      },
    ],
  },
  steps: [
    { do: "speak", ms: 1_000 },
    { do: "await", cue: "closed" },
  ],
  turns: [{ initiator: "user", stretches: [], calls: { llm: 0, tts: 0 }, waits: false, success: false }],
  closeReason: "error",
};
