// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";

/** A row of the table: one scenario, or several that share the process. */
export interface Exhibit {
  readonly name: string;
  /** What it shows, for the table. */
  readonly shows: string;
  /** Each on a session of its own. */
  readonly members: readonly Scenario[];
  readonly order: "at once" | "one after another";
}

/** A scenario by itself. */
export function exhibitOf(scenario: Scenario): Exhibit {
  return { name: scenario.name, shows: scenario.shows, members: [scenario], order: "one after another" };
}
