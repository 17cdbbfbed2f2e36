// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";

/** A scenario with LiveKit's default: the reply is begun before the turn is over. */
export function preemptive(scenario: Scenario, name: string, shows: string): Scenario {
  const { options } = scenario;
  const turnHandling = { ...options?.turnHandling, preemptiveGeneration: { enabled: true } };
  return { ...scenario, name, shows, options: { ...options, turnHandling } };
}
