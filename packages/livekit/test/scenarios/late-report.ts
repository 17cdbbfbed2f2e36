// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const first = "Tell me about the club.";
const second = "What does it cost?";

export const lateReport: Scenario = {
  name: "late-report",
  shows: "a model that does not notice that it was cut holds up the answer to the next turn",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders(
    [first, second],
    [
      {
        ...answer(
          1,
          first,
          "Our club has three levels. With every book you collect one leaf. A hundred leaves are worth a voucher.",
        ),
        stall: { afterTokens: 16, ms: 3_000 },
      },
      answer(2, second, "Nothing at all."),
    ],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "hear", ms: 500 },
    { do: "speak", ms: 900 },
    { do: "await", cue: "answered" },
    { do: "wait", ms: 1_200 },
  ],
  turns: [{ initiator: "user", interruptedBy: "user" }, { initiator: "user" }],
};
