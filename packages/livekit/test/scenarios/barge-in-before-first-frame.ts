// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const first = "Tell me about the club.";
const second = "No, about the shop.";

export const bargeInBeforeFirstFrame: Scenario = {
  name: "barge-in-before-first-frame",
  shows: "the caller speaks again while the model still thinks",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders(
    [first, second],
    [{ ...answer(1, first, "Our club has three levels."), ttftMs: 1_500 }, answer(2, second, "We sell books.")],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "await", cue: "llm_running" },
    { do: "wait", ms: 150 },
    { do: "speak", ms: 900 },
    { do: "await", cue: "answered" },
  ],
  turns: [
    { initiator: "user", interruptedBy: "user", stretches: [], calls: { tts: 0 }, success: null },
    { initiator: "user" },
  ],
};
