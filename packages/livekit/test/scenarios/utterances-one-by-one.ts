// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const utterancesOneByOne: Scenario = {
  name: "utterances-one-by-one",
  shows: "a recognizer that takes whole utterances",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders([], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    stt: [{ streaming: false, transcripts: [{ text: "Are you open?", finalDelayMs: 90 }] }],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user" }],
};
