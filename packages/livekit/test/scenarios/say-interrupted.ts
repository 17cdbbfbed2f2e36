// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const question = "Are you open?";

export const sayInterrupted: Scenario = {
  name: "say-interrupted",
  shows: "the caller cuts a `say()`",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders([question], [answer(1, question, "Yes, until eight tonight.")]),
  steps: [
    { do: "say", text: "Welcome to the shop, where we have books for all who read and coffee for all who do not." },
    { do: "hear", ms: 600 },
    { do: "speak", ms: 900 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "agent", interruptedBy: "user", calls: { llm: 0 } }, { initiator: "user" }],
};
