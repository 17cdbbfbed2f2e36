// SPDX-License-Identifier: Apache-2.0

/** What is reported when something of ours goes wrong. */
export interface ProblemReport {
  /** The kind of problem; each kind is said once and counted from then on. */
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** One kind of problem that occurred. */
export interface Problem extends ProblemReport {
  /** When it first occurred, ISO 8601 UTC. */
  readonly firstAt: string;
  /** How often it occurred, from 1. */
  readonly count: number;
}
