// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const llmFallbackFailing: Scenario = {
  name: "llm-fallback-failing",
  shows: "the first model fails, also when it is probed; the second answers",
  medium: "voice",
  fallback: { from: "alpha", to: "beta" },
  agent: { name: "shop" },
  providers: {
    ...voiceProviders(["Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    llm: [{ identity: primary("llm"), failures: "dropped" }, { identity: backup("llm") }],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  // The request that failed, the probe that failed, and the answer.
  turns: [{ initiator: "user", calls: { llm: 3 } }],
};
