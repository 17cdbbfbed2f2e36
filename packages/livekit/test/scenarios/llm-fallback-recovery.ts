// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { voiceProviders } from "./parts/voice-providers.js";

const second = "And tomorrow?";

export const llmFallbackRecovery: Scenario = {
  name: "llm-fallback-recovery",
  shows: "the first model fails once; the probe that finds it well again is billed; it answers the next turn",
  medium: "voice",
  fallback: { from: "alpha", to: "beta" },
  agent: { name: "shop" },
  providers: {
    ...voiceProviders(
      ["Are you open?", second],
      [answer(1, "Are you open?", "Yes, until eight tonight."), answer(2, second, "Tomorrow as well.")],
    ),
    llm: [{ identity: primary("llm"), failures: ["dropped"] }, { identity: backup("llm") }],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", calls: { llm: 3 }, discarded: 1 }, { initiator: "user" }],
};
