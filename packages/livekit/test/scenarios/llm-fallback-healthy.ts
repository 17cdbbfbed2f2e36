// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const llmFallbackHealthy: Scenario = {
  name: "llm-fallback-healthy",
  shows: "a fallback adapter whose first model answers",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders(["Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    llm: [{ identity: primary("llm") }, { identity: backup("llm") }],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user" }],
};
