// SPDX-License-Identifier: Apache-2.0
import type { ToolExecution, TurnRecord } from "@turnspan/records";
import type { Scenario, ToolRun, Truth } from "@turnspan/scenario-kit";

/** How far a tool's start and duration may be from its own clock, in ms. */
const toleranceMs = 30;

/** Each tool that ran, in the turn that asked for it, how it ended, and when it ran by its own clock. */
export function checkTools(scenario: Scenario, truth: Truth, turns: readonly TurnRecord[]): readonly string[] {
  const differences = scenario.turns.flatMap(({ tools = {} }, index) => {
    const declared = describe(Object.entries(tools));
    const recorded = describe((turns[index]?.tools ?? []).map(({ name, success }) => [name, success]));
    return declared === recorded ? [] : [`turn ${index + 1}: tools ${declared}, recorded ${recorded}`];
  });
  return [...differences, ...compareTimes(truth.tools, turns)];
}

/** Of one name they are in the order in which they started. */
function compareTimes(runs: readonly ToolRun[], turns: readonly TurnRecord[]): readonly string[] {
  const recorded = turns
    .flatMap(({ tools }) => tools)
    .toSorted((one, other) => one.started_at.localeCompare(other.started_at));
  const names = [...new Set([...runs, ...recorded].map(({ name }) => name))];
  return names.flatMap((name) => {
    const ran = runs.filter((run) => run.name === name);
    const told = recorded.filter((tool) => tool.name === name);
    if (ran.length !== told.length) return [`${name} ran ${ran.length} times, recorded ${told.length}`];
    return ran.flatMap((run, index) => compareTime(run, told[index]));
  });
}

function compareTime(run: ToolRun, tool: ToolExecution | undefined): readonly string[] {
  if (tool === undefined) return [];
  const startedApart = Math.abs(Date.parse(tool.started_at) - run.startedAtMs);
  // What had not returned when nobody waited for it any more may have returned since.
  const tookMs = tool.success === null || run.endedAtMs === null ? null : run.endedAtMs - run.startedAtMs;
  const isSame =
    tookMs === null || tool.duration_ms === null
      ? tookMs === tool.duration_ms
      : Math.abs(tookMs - tool.duration_ms) <= toleranceMs;
  return [
    ...(startedApart <= toleranceMs ? [] : [`${run.name}: started ${startedApart} ms from its own clock`]),
    ...(isSame ? [] : [`${run.name}: took ${tookMs} ms, recorded ${tool.duration_ms}`]),
  ];
}

function describe(tools: readonly (readonly [string, boolean | null])[]): string {
  return tools.length === 0
    ? "none"
    : tools
        .map(([name, success]) => `${name} ${success}`)
        .toSorted()
        .join(", ");
}
