// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const whole = "I want a table for two.";

export const preemptiveInvalidated: Scenario = {
  name: "preemptive-invalidated",
  shows: "the caller goes on: the reply that was begun is thrown away, its tokens are billed",
  medium: "voice",
  agent: { name: "shop" },
  // Slow enough to be sure for the caller to go on before the turn is over, and for the first reply to be complete by then.
  options: { turnHandling: { preemptiveGeneration: { enabled: true }, endpointing: { minDelay: 900 } } },
  providers: voiceProviders(
    ["I want a table", "for two."],
    [answer(1, "I want a table", "For how many?"), answer(2, whole, "A table for two it is.")],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "llm_served" },
    { do: "wait", ms: 60 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", utterances: 2, calls: { llm: 2, stt: 2 }, discarded: 1 }],
};
