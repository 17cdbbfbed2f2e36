// SPDX-License-Identifier: Apache-2.0

/** The dashboard could not be started. */
export class DashboardError extends Error {
  override readonly name = "DashboardError";
  /** The operating system's name of the failure, `EADDRINUSE` for instance, or one of ours: `HOST`, `TOKEN`, `URL`, `PAGE`. */
  readonly code: string;
  readonly why: string;
  readonly fix: string;

  constructor(code: string, why: string, fix: string, cause?: unknown) {
    super(`${why} ${fix}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.why = why;
    this.fix = fix;
  }
}
