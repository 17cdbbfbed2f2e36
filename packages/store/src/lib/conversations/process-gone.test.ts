// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { runRecord } from "../../../test/records.js";
import { type Machine, isProcessGone } from "./process-gone.js";

const machine: Machine = {
  hostName: "here",
  bootedAtMs: Date.parse("2026-11-20T06:00:00.000Z"),
  hasProcess: (processId) => processId === 100,
};
const running = {
  status: "running",
  host_name: "here",
  process_id: 100,
  started_at: "2026-11-20T10:00:00.000Z",
} as const;

describe("isProcessGone", () => {
  it("is false while the process is there", () => {
    expect(isProcessGone(runRecord(running), machine)).toBe(false);
  });

  it("is true once it is not", () => {
    expect(isProcessGone(runRecord({ ...running, process_id: 101 }), machine)).toBe(true);
  });

  it("is true for a process from before the machine was started, though its id is in use again", () => {
    expect(isProcessGone(runRecord({ ...running, started_at: "2026-11-19T10:00:00.000Z" }), machine)).toBe(true);
  });

  it("is false for what can't be known: another machine, or no process id", () => {
    expect(isProcessGone(runRecord({ ...running, host_name: "there", process_id: 101 }), machine)).toBe(false);
    expect(isProcessGone(runRecord({ ...running, host_name: null, process_id: 101 }), machine)).toBe(false);
    expect(isProcessGone(runRecord({ ...running, process_id: null }), machine)).toBe(false);
  });
});
