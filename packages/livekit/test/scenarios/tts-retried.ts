// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { briskVoice, voiceProviders } from "./parts/voice-providers.js";

export const ttsRetried: Scenario = {
  name: "tts-retried",
  shows: "the voice drops the connection once; LiveKit tells nobody about the attempt",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders(["Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    tts: [{ voice: briskVoice, failures: ["dropped"] }],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user" }],
  untold: 1,
};
