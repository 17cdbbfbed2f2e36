// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { closeWhileSpeaking } from "./close-while-speaking.js";

export const closeByJob: Scenario = {
  ...closeWhileSpeaking,
  name: "close-by-job",
  shows: "the same, because the job is shut down",
  steps: [...closeWhileSpeaking.steps.slice(0, -1), { do: "close", by: "job" }],
  closeReason: "job_shutdown",
};
