// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { backup, primary } from "./parts/identities.js";
import { answer, instructed, toolCalls } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const question = "I have a bill to pay.";
const next = "How much is it?";
const replies = [
  toolCalls(1, question, ["to_billing"]),
  instructed(2, "Billing here, hello."),
  answer(3, next, "Forty dollars."),
];

export const handoffFromFallback: Scenario = {
  name: "handoff-from-fallback",
  shows:
    "an agent whose first model fails hands over to one whose own model is the same as the second: that takes over from nobody",
  medium: "voice",
  fallback: { from: "alpha", to: "beta" },
  agent: {
    name: "shop",
    llm: [{ identity: primary("llm"), failures: "dropped" }, { identity: backup("llm") }],
    tools: [
      {
        name: "to_billing",
        takesMs: 60,
        end: {
          kind: "hands_off",
          to: { name: "billing", llm: [{ identity: backup("llm") }], onEnter: { reply: "Greet the caller." } },
        },
      },
    ],
  },
  providers: voiceProviders([question, next], replies),
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
    { do: "wait", ms: 300 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  // The request that failed, the probe that failed, the tool call and the greeting.
  turns: [{ initiator: "user", calls: { llm: 4 }, tools: { to_billing: true } }, { initiator: "user" }],
};
