// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const plainQuestion: Scenario = {
  name: "plain-question",
  shows: "the caller asks, the agent answers",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders(["Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user" }],
};
