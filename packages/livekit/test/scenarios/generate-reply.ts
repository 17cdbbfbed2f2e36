// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { instructed } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const generateReply: Scenario = {
  name: "generate-reply",
  shows: "the host has the agent begin",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders([], [instructed(1, "Hello, this is the shop.")]),
  steps: [
    { do: "reply", instructions: "Greet the caller." },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "agent" }],
};
