// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { voiceProviders } from "./parts/voice-providers.js";

export const sttRefused: Scenario = {
  name: "stt-refused",
  shows: "the recognizer refuses, so LiveKit closes the session",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders([], []),
    stt: [{ transcripts: [{ text: "Are you open?", finalDelayMs: 40 }], failures: "refused" }],
  },
  steps: [{ do: "await", cue: "closed" }],
  turns: [],
  outside: 1,
  closeReason: "error",
};
