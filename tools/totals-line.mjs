// SPDX-License-Identifier: Apache-2.0

/** `12 passed, 0 failed, 1 skipped`, from vitest's JSON report and exit code. */
export function totalsLine(report, exitCode) {
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  // A file that does not load fails the run without failing a test; so does an unhandled rejection.
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = Math.max(report.numFailedTests + broken, exitCode === 0 ? 0 : 1);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
