// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const second = "Hello?";

export const llmRefused: Scenario = {
  name: "llm-refused",
  shows: "the model refuses, nothing is answered; the next turn is well",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders(
      ["Are you open?", second],
      [answer(1, "Are you open?", "Yes."), answer(2, second, "I am here again.")],
    ),
    llm: [{ failures: ["refused"] }],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "llm_running" },
    { do: "wait", ms: 600 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", stretches: [], calls: { tts: 0 }, waits: false, success: false }, { initiator: "user" }],
};
