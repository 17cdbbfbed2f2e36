// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { closeWhileSpeaking } from "./close-while-speaking.js";

export const closeByParticipant: Scenario = {
  ...closeWhileSpeaking,
  name: "close-by-participant",
  shows: "the same, because the caller has left the room",
  steps: [...closeWhileSpeaking.steps.slice(0, -1), { do: "close", by: "participant" }],
  closeReason: "participant_disconnected",
};
