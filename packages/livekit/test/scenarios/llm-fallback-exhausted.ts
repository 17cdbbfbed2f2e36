// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const llmFallbackExhausted: Scenario = {
  name: "llm-fallback-exhausted",
  shows:
    "both models of a fallback adapter fail, also when they are probed: too many errors, so LiveKit closes the session",
  medium: "voice",
  agent: { name: "shop" },
  options: { connOptions: { llmConnOptions: { maxRetry: 0 } } },
  providers: {
    ...voiceProviders(["Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    llm: [
      { identity: primary("llm"), failures: "dropped" },
      { identity: backup("llm"), failures: "dropped" },
    ],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "closed" },
  ],
  turns: [{ initiator: "user", stretches: [], calls: { llm: 4, tts: 0 }, waits: false, success: false }],
  closeReason: "error",
};
