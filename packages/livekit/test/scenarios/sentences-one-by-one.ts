// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { briskVoice, voiceProviders } from "./parts/voice-providers.js";

export const sentencesOneByOne: Scenario = {
  name: "sentences-one-by-one",
  shows: "a voice that takes whole sentences: LiveKit reports the text and each sentence of it",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders(
      ["Are you open?"],
      [answer(1, "Are you open?", "Yes, we are open until eight tonight. Tomorrow we open at nine in the morning.")],
    ),
    tts: [{ voice: { ...briskVoice, streaming: false } }],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", calls: { tts: 2 } }],
};
