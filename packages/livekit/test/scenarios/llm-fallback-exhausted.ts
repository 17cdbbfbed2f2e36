// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { voiceProviders } from "./parts/voice-providers.js";

const second = "Hello?";

export const llmFallbackExhausted: Scenario = {
  name: "llm-fallback-exhausted",
  shows: "both models of a fallback adapter fail, also when they are probed; the next turn is answered by the first",
  medium: "voice",
  agent: { name: "shop" },
  options: { connOptions: { llmConnOptions: { maxRetry: 0 } } },
  providers: {
    ...voiceProviders(
      ["Are you open?", second],
      [answer(1, "Are you open?", "Yes."), answer(2, second, "I am here again.")],
    ),
    llm: [
      { identity: primary("llm"), failures: ["dropped", "dropped"] },
      { identity: backup("llm"), failures: ["dropped", "dropped"] },
    ],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "llm_running" },
    { do: "wait", ms: 1_000 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [
    { initiator: "user", stretches: [], calls: { llm: 4, tts: 0 }, waits: false, success: false },
    { initiator: "user" },
  ],
};
