// SPDX-License-Identifier: Apache-2.0
import type { TurnRecord } from "@turnspan/records";

/** Compares how often tools ran with how often the shop was asked: each tool asks it once. */
export function compareTools(shopRequestCount: number, turns: readonly TurnRecord[]): readonly string[] {
  const tools = turns.flatMap((turn) => turn.tools);
  const failed = tools.filter((tool) => tool.success !== true).map((tool) => `tool ${tool.name}: did not succeed`);
  if (tools.length === shopRequestCount) return failed;
  return [
    `tools: the shop was asked ${shopRequestCount} times, the records have ${tools.length} executions`,
    ...failed,
  ];
}
