// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { voiceProviders } from "./parts/voice-providers.js";

export const sayAlone: Scenario = {
  name: "say-alone",
  shows: "`say()` and nothing else",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders([], []),
  steps: [
    { do: "say", text: "Welcome to the shop." },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "agent", calls: { llm: 0 } }],
};
