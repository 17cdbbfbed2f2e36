// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const question = "Tell me about the club.";

export const errorWhileSpeaking: Scenario = {
  name: "error-while-speaking",
  shows:
    "the recognizer breaks down while the agent answers, so LiveKit closes the session in the middle of the answer",
  medium: "voice",
  agent: { name: "shop" },
  providers: {
    ...voiceProviders(
      [],
      [answer(1, question, "Our club has three levels and you collect a leaf for each dollar that you spend with us.")],
    ),
    stt: [
      {
        transcripts: [{ text: question, finalDelayMs: 40 }],
        failures: "refused",
        // A second or so after the answer has begun.
        failsAt: { of: "stream", ms: 2_600 },
      },
    ],
  },
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "closed" },
  ],
  turns: [{ initiator: "user", interruptedBy: "close", calls: { stt: 2 }, success: false }],
  closeReason: "error",
};
