// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { voiceProviders } from "./parts/voice-providers.js";

export const closeWhileListening: Scenario = {
  name: "close-while-listening",
  shows: "the caller has spoken, and the session is closed before the turn is over",
  medium: "voice",
  agent: { name: "shop" },
  options: { turnHandling: { endpointing: { minDelay: 1_500 } } },
  providers: voiceProviders(["Are you open?"], []),
  steps: [
    { do: "speak", ms: 500 },
    { do: "wait", ms: 500 },
    { do: "close", by: "participant" },
  ],
  turns: [{ initiator: "user", stretches: [], calls: { llm: 0, tts: 0 }, success: null }],
  closeReason: "participant_disconnected",
};
