// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const second = "Hello?";

export const llmRetriesExhausted: Scenario = {
  name: "llm-retries-exhausted",
  shows: "the model drops the connection three times, LiveKit gives up; the next turn is well",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders(
      ["Are you open?", second],
      [answer(1, "Are you open?", "Yes."), answer(2, second, "I am here again.")],
    ),
    llm: [{ failures: ["dropped", "timed_out", "dropped"] }],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "llm_running" },
    { do: "wait", ms: 1_400 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [
    { initiator: "user", stretches: [], calls: { llm: 3, tts: 0 }, waits: false, success: false },
    { initiator: "user" },
  ],
};
