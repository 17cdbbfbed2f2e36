// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const first = "Tell me about the club.";
const second = "What does it cost?";

export const cough: Scenario = {
  name: "cough",
  shows: "a sound without words pauses the agent, who goes on; the caller's next turn is a turn of its own",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders(
    [first, "", second],
    [
      answer(1, first, "Our club has three levels and you collect a leaf for each dollar that you spend with us."),
      answer(2, second, "Nothing at all."),
    ],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "hear", ms: 700 },
    { do: "speak", ms: 700 },
    { do: "await", cue: "idle" },
    { do: "wait", ms: 2_600 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", falseInterruptions: 1, noises: 1, calls: { stt: 2 } }, { initiator: "user" }],
};
