// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const first = "Tell me about the club.";
const second = "What does it cost?";

export const backchannel: Scenario = {
  name: "backchannel",
  shows: "words too few to cut the agent: LiveKit keeps them for the question after them, which is a turn of its own",
  medium: "voice",
  agent: { name: "shop" },
  options: { turnHandling: { interruption: { minWords: 2 } } },
  providers: voiceProviders(
    [first, "Mm-hm.", second],
    [
      answer(
        1,
        first,
        "Our club has three levels and you collect a leaf for each dollar that you spend with us in our shops.",
      ),
      answer(2, "Mm-hm.", "Pardon?"),
      answer(3, `Mm-hm. ${second}`, "Nothing at all."),
    ],
  ),
  steps: [
    { do: "speak", ms: 500 },
    { do: "hear", ms: 500 },
    { do: "speak", ms: 300 },
    { do: "await", cue: "idle" },
    { do: "wait", ms: 250 },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", noises: 1, calls: { stt: 2 } }, { initiator: "user" }],
};
