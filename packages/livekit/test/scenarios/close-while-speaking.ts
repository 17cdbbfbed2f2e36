// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const closeWhileSpeaking: Scenario = {
  name: "close-while-speaking",
  shows: "the host closes the session in the middle of an answer",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders(
    ["Tell me about the club."],
    [
      answer(
        1,
        "Tell me about the club.",
        "Our club has three levels and you collect a leaf for each dollar that you spend with us.",
      ),
    ],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "hear", ms: 700 },
    { do: "close", by: "user" },
  ],
  turns: [{ initiator: "user", interruptedBy: "close" }],
};
