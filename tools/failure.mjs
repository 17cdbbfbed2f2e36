// SPDX-License-Identifier: Apache-2.0

/** A failure whose reason and remedy are known. `output` is what the failed command printed. */
export class StepFailure extends Error {
  constructor(message, { why, fix, output = "", exitCode = 1 }) {
    super(message);
    this.name = "StepFailure";
    this.why = why;
    this.fix = fix;
    this.output = output;
    this.exitCode = exitCode;
  }
}

/** Prints a failure on stderr and returns the exit code to end with. */
export function explainFailure(error) {
  if (!(error instanceof StepFailure)) throw error;
  if (error.output !== "") process.stderr.write(`${error.output.trimEnd()}\n`);
  process.stderr.write(`\nerror: ${error.message}\n  why: ${error.why}\n  fix: ${error.fix}\n`);
  return error.exitCode;
}
