// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";
import type { Scenario } from "@turnspan/scenario-kit";

/** Each tool that ran, in the turn that asked for it, and how it ended. */
export function checkTools(scenario: Scenario, turns: readonly TurnRecord[]): readonly string[] {
  return scenario.turns.flatMap(({ tools = {} }, index) => {
    const declared = describe(Object.entries(tools));
    const recorded = describe((turns[index]?.tools ?? []).map(({ name, success }) => [name, success]));
    return declared === recorded ? [] : [`turn ${index + 1}: tools ${declared}, recorded ${recorded}`];
  });
}

function describe(tools: readonly (readonly [string, boolean | null])[]): string {
  return tools.length === 0
    ? "none"
    : tools
        .map(([name, success]) => `${name} ${success}`)
        .toSorted()
        .join(", ");
}
