// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { voiceProviders } from "./parts/voice-providers.js";

export const sayQueued: Scenario = {
  name: "say-queued",
  shows: "two `say()` one behind the other",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders([], []),
  steps: [
    { do: "say", text: "Welcome to the shop." },
    { do: "say", text: "How can I help you?" },
    { do: "hear", ms: 540 },
    { do: "wait", ms: 500 },
    { do: "await", cue: "idle" },
  ],
  turns: [
    { initiator: "agent", calls: { llm: 0 } },
    { initiator: "agent", calls: { llm: 0 } },
  ],
};
