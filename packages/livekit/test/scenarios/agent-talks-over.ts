// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const question = "I have been waiting for my order for two weeks now.";

export const agentTalksOver: Scenario = {
  name: "agent-talks-over",
  shows: "the host has the agent say something while the caller speaks, which the caller cannot cut",
  medium: "voice",
  agent: { name: "shop" },
  options: { turnHandling: { interruption: { discardAudioIfUninterruptible: false } } },
  providers: voiceProviders([question], [answer(1, question, "I am sorry to hear that.")]),
  steps: [
    {
      do: "speak",
      ms: 2_400,
      meanwhile: [
        { do: "wait", ms: 700 },
        { do: "say", text: "This call is recorded.", interruptible: false },
      ],
    },
    // What was said over the caller is over: the next that is heard is the answer.
    { do: "wait", ms: 1_200 },
    { do: "await", cue: "answered" },
  ],
  turns: [
    { initiator: "user", stretches: [2] },
    { initiator: "agent", stretches: [1], calls: { llm: 0 } },
  ],
};
