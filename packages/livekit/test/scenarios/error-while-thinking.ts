// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const errorWhileThinking: Scenario = {
  name: "error-while-thinking",
  shows: "the model refuses and the host bears no error, so LiveKit closes the session",
  medium: "voice",
  agent: { name: "shop" },
  options: { connOptions: { maxUnrecoverableErrors: 0 } },
  providers: {
    ...voiceProviders(["Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
    llm: [{ failures: "refused" }],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "closed" },
  ],
  turns: [
    { initiator: "user", interruptedBy: "close", stretches: [], calls: { tts: 0 }, waits: false, success: false },
  ],
  closeReason: "error",
};
