// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { bargeInAfterGeneration } from "./barge-in-after-generation.js";

export const bargeInWithoutPause: Scenario = {
  ...bargeInAfterGeneration,
  name: "barge-in-without-pause",
  shows: "the same where the audio output cannot pause",
  canPause: false,
};
