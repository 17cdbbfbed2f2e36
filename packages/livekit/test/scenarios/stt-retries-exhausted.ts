// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { voiceProviders } from "./parts/voice-providers.js";

export const sttRetriesExhausted: Scenario = {
  name: "stt-retries-exhausted",
  shows: "the recognizer drops the connection again and again; LiveKit reports the last time and closes the session",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders([], []),
    stt: [{ transcripts: [], failures: "dropped" }],
  },
  steps: [{ do: "await", cue: "closed" }],
  turns: [],
  untold: 2,
  outside: 1,
  closeReason: "error",
};
