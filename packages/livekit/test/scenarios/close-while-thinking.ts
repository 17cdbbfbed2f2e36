// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const closeWhileThinking: Scenario = {
  name: "close-while-thinking",
  shows: "the host closes the session while the model thinks",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders(
    ["Tell me about the club."],
    [{ ...answer(1, "Tell me about the club.", "Our club has three levels."), ttftMs: 1_500 }],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "llm_running" },
    { do: "wait", ms: 200 },
    { do: "close", by: "user" },
  ],
  turns: [{ initiator: "user", interruptedBy: "close", stretches: [], calls: { tts: 0 }, success: null }],
};
