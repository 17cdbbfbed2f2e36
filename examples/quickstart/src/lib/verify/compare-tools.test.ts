// SPDX-License-Identifier: Apache-2.0
import type { ToolExecution } from "@turnspan/records";
import { expect, it } from "vitest";
import { compareTools } from "./compare-tools.js";
import { sampleTurn } from "./sample-records.js";

const tool: ToolExecution = {
  name: "order_status",
  call_id: "call_1",
  speech_id: null,
  span_id: "00f067aa0ba902b7",
  started_at: "2026-01-01T00:00:01.000Z",
  duration_ms: 180,
  success: true,
  error_type: null,
};

it("expects one execution for each request to the shop", () => {
  expect(compareTools(2, [sampleTurn([800], { tools: [tool, tool] })])).toEqual([]);
  expect(compareTools(2, [sampleTurn([800], { tools: [tool] })])).toEqual([
    "tools: the shop was asked 2 times, the records have 1 executions",
  ]);
});

it("reports an execution whose success is not on record", () => {
  expect(compareTools(1, [sampleTurn([800], { tools: [{ ...tool, success: null }] })])).toEqual([
    "tool order_status: did not succeed",
  ]);
});
