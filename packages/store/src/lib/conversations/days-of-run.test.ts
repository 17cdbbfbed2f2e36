// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { runRecord } from "../../../test/records.js";
import { daysOfRun } from "./days-of-run.js";

const days = ["2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"];

describe("daysOfRun", () => {
  it("leaves out days that are far from a run that ended", () => {
    const run = runRecord({ started_at: "2026-11-20T23:59:00.000Z", completed_at: "2026-11-21T00:02:00.000Z" });
    expect(daysOfRun(run, days)).toEqual(["2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"]);
  });

  it("reaches to the last day for a run that has not ended", () => {
    const run = runRecord({ started_at: "2026-11-21T10:00:00.000Z", completed_at: null });
    expect(daysOfRun(run, days)).toEqual(["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"]);
  });
});
