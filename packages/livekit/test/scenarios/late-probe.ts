// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { backup, primary } from "./parts/identities.js";
import { voiceProviders } from "./parts/voice-providers.js";

const question = "Are you open?";
const reply = answer(1, question, "Yes, until eight.");

export const lateProbe: Scenario = {
  name: "late-probe",
  shows: "the probe of a model that failed reports when the answer of the other has long been heard",
  medium: "voice",
  fallback: { from: "alpha", to: "beta" },
  agent: { name: "shop" },
  providers: {
    ...voiceProviders([question], [reply]),
    llm: [
      { identity: primary("llm"), failures: ["dropped"], replies: [{ ...reply, tokensPerSecond: 2 }] },
      { identity: backup("llm") },
    ],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
    { do: "wait", ms: 1_500 },
  ],
  turns: [{ initiator: "user", calls: { llm: 3 }, discarded: 1 }],
};
