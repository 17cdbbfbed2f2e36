// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { backup, primary } from "./parts/identities.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const sttFallbackExhausted: Scenario = {
  name: "stt-fallback-exhausted",
  shows: "both recognizers of a fallback adapter fail, so LiveKit closes the session",
  medium: "voice",
  agent: { name: "shop" },
  options: { connOptions: { sttConnOptions: { maxRetry: 0 } } },
  providers: {
    ...voiceProviders([], []),
    stt: [
      { identity: primary("stt"), transcripts: [], failures: "dropped" },
      { identity: backup("stt"), transcripts: [], failures: "dropped" },
    ],
  },
  steps: [{ do: "await", cue: "closed" }],
  turns: [],
  untold: 1,
  outside: 2,
  closeReason: "error",
};
