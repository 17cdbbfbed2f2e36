// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

export const manualTurns: Scenario = {
  name: "manual-turns",
  shows: "the host says when the caller's turn is over",
  medium: "voice",
  agent: { name: "shop" },
  options: { turnHandling: { turnDetection: "manual" } },
  providers: voiceProviders(["Are you open?"], [answer(1, "Are you open?", "Yes, until eight tonight.")]),
  steps: [{ do: "speak", ms: 500 }, { do: "wait", ms: 700 }, { do: "commit" }, { do: "await", cue: "answered" }],
  turns: [{ initiator: "user" }],
};
