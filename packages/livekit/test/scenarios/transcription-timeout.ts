// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const transcriptionTimeout: Scenario = {
  name: "transcription-timeout",
  shows: "the caller speaks and no transcript comes; the next turn is whole",
  medium: "voice",
  agent: { name: "shop" },
  options: { transcriptionTimeout: 500 },
  providers: voiceProviders(["", "Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
  steps: [
    { do: "speak", ms: 500 },
    { do: "wait", ms: 1_500 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [
    { initiator: "user", stretches: [], calls: { llm: 0, tts: 0 }, waits: false, success: null },
    { initiator: "user" },
  ],
};
