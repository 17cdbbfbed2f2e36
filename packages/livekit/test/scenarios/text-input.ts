// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const typed = "Are you open?";
const spoken = "And tomorrow?";

export const textInput: Scenario = {
  name: "text-input",
  shows: "the caller types a question, hears the answer, and asks the next by voice",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders(
    [spoken],
    [answer(1, typed, "Yes, until eight tonight."), answer(2, spoken, "Tomorrow as well.")],
  ),
  steps: [
    { do: "run", text: typed },
    { do: "await", cue: "idle" },
    { do: "speak", ms: 500 },
    { do: "await", cue: "answered" },
  ],
  turns: [{ initiator: "user", modality: "text" }, { initiator: "user" }],
};
