// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const first = "Tell me about the club.";
const second = "What does it cost?";

export const bargeInDuringGeneration: Scenario = {
  name: "barge-in-during-generation",
  shows: "the caller cuts an answer that is still being written: its tokens are never told",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders(
    [first, second],
    [
      {
        ...answer(
          1,
          first,
          "Our club has three levels. With every book you collect one leaf for each dollar. A hundred leaves are worth " +
            "a voucher. Silver members get early access to signed editions. Gold members choose a pick every month.",
        ),
        tokensPerSecond: 9,
      },
      answer(2, second, "Nothing at all."),
    ],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "hear", ms: 700 },
    { do: "speak", ms: 900 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", interruptedBy: "user" }, { initiator: "user" }],
};
