// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import type { Observed } from "./observed.js";

/** One line when the conversation starts and one when it ends, with the reason that LiveKit gives. */
export function checkRun(scenario: Scenario, { runs, turns }: Observed): readonly string[] {
  const reason = scenario.closeReason ?? "user_initiated";
  const status = reason === "error" ? "failed" : "completed";
  const recorded = runs.map((run) => run.status).join(", ");
  const last = runs.at(-1);
  return [
    ...(recorded === `running, ${status}` ? [] : [`the run is running, ${status}; recorded: ${recorded}`]),
    ...(last?.close_reason === reason ? [] : [`close reason is ${reason}, recorded ${last?.close_reason}`]),
    ...(last?.turns === turns.length ? [] : [`the run has ${turns.length} turns, recorded ${last?.turns}`]),
  ];
}
