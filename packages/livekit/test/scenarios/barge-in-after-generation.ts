// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const first = "Tell me about the club.";
const second = "What does it cost?";

export const bargeInAfterGeneration: Scenario = {
  name: "barge-in-after-generation",
  shows: "the caller cuts an answer of which all text and audio were there",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders(
    [first, second],
    [
      answer(1, first, "Our club has three levels and you collect a leaf for each dollar that you spend with us."),
      answer(2, second, "Nothing at all."),
    ],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "hear", ms: 1_200 },
    { do: "speak", ms: 900 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", interruptedBy: "user" }, { initiator: "user" }],
};
