// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { briskVoice, voiceProviders } from "./parts/voice-providers.js";

const second = "Hello?";

export const ttsRetriesExhausted: Scenario = {
  name: "tts-retries-exhausted",
  shows: "the voice drops the connection three times, of which LiveKit reports the last; the next turn is well",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders(
      ["Are you open?", second],
      [answer(1, "Are you open?", "Yes, until eight tonight."), answer(2, second, "I am here again.")],
    ),
    tts: [{ voice: briskVoice, failures: ["dropped", "dropped", "dropped"] }],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "llm_served" },
    { do: "wait", ms: 1_200 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", stretches: [], waits: false, success: false }, { initiator: "user" }],
  untold: 2,
};
