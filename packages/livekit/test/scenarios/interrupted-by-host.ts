// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { voiceProviders } from "./parts/voice-providers.js";

export const interruptedByHost: Scenario = {
  name: "interrupted-by-host",
  shows: "the host cuts a `say()` by `interrupt()`",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders([], []),
  steps: [
    { do: "say", text: "Welcome to the shop, where we have books for all who read and coffee for all who do not." },
    { do: "hear", ms: 600 },
    { do: "interrupt" },
    { do: "await", cue: "idle" },
    { do: "wait", ms: 200 },
  ],
  turns: [{ initiator: "agent", interruptedBy: "agent", calls: { llm: 0 } }],
};
