// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { totalsLine } from "./totals-line.mjs";

const passedFile = { status: "passed", assertionResults: [{ status: "passed" }] };
const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [passedFile] };

describe("totalsLine", () => {
  it("leaves out what was skipped when nothing was", () => {
    expect(totalsLine(report, 0)).toBe("3 passed, 0 failed");
  });

  it("counts pending and planned tests as skipped", () => {
    expect(totalsLine({ ...report, numPendingTests: 1, numTodoTests: 2 }, 0)).toBe("3 passed, 0 failed, 3 skipped");
  });

  it("counts a file that does not load as a failure", () => {
    const broken = { status: "failed", assertionResults: [] };
    expect(totalsLine({ ...report, testResults: [passedFile, broken] }, 1)).toBe("3 passed, 1 failed");
  });

  it("does not count a failed test twice", () => {
    const failed = { status: "failed", assertionResults: [{ status: "failed" }] };
    expect(totalsLine({ ...report, numFailedTests: 1, testResults: [failed] }, 1)).toBe("3 passed, 1 failed");
  });

  it("never calls a run that ended with an error green", () => {
    expect(totalsLine(report, 1)).toBe("3 passed, 1 failed");
  });
});
