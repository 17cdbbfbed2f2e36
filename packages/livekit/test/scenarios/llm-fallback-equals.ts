// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { primary } from "./parts/identities.js";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const llmFallbackEquals: Scenario = {
  name: "llm-fallback-equals",
  shows: "two models of one name behind a fallback adapter, of which the first fails; the second answers",
  medium: "voice",
  fallback: { from: "alpha", to: "alpha" },
  agent: { name: "shop" },
  providers: {
    ...voiceProviders(["Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    llm: [{ identity: primary("llm"), failures: "dropped" }, { identity: primary("llm") }],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  // The request that failed, the probe that failed, and the answer.
  turns: [{ initiator: "user", calls: { llm: 3 } }],
};
