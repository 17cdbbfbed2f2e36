// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";

export const textOnly: Scenario = {
  name: "text-only",
  shows: "a session of text: no voice, no microphone",
  medium: "text",
  agent: { name: "shop" },
  providers: {
    llm: [{}],
    replies: [answer(1, "Are you open?", "Yes, until eight."), answer(2, "And tomorrow?", "Tomorrow too.")],
  },
  steps: [
    { do: "run", text: "Are you open?" },
    { do: "run", text: "And tomorrow?" },
  ],
  turns: [
    { initiator: "user", modality: "text" },
    { initiator: "user", modality: "text" },
  ],
};
