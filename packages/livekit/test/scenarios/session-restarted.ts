// SPDX-License-Identifier: Apache-2.0
import type { Scenario, Step } from "@turnspan/scenario-kit";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";

const conversation: readonly Step[] = [
  { do: "speak", ms: 500 },
  { do: "await", cue: "answered" },
];

export const sessionRestarted: Scenario = {
  name: "session-restarted",
  shows: "the same session is started again after its close: another conversation, whose turns count from 1",
  medium: "voice",
  agent: { name: "shop" },
  providers: voiceProviders(
    ["Are you open?", "Are you open?"],
    [answer(1, "Are you open?", "Yes, until eight tonight.")],
  ),
  steps: [...conversation, { do: "close", by: "user" }, { do: "restart" }, ...conversation],
  turns: [{ initiator: "user" }],
};
