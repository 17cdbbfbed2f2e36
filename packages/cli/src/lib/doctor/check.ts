// SPDX-License-Identifier: Apache-2.0

/**
 * How a check turned out: `note` is worth knowing, a `problem` costs something, `fatal` means that records are not written
 * or never arrive.
 */
export type CheckStatus = "ok" | "note" | "problem" | "fatal";

/** One thing that was looked at. */
export interface Check {
  /** Stable name, snake_case. */
  readonly name: string;
  readonly status: CheckStatus;
  /** What was found, in one sentence. */
  readonly found: string;
  /** What to do about it; null where there is nothing to do. */
  readonly fix: string | null;
}

/** A check of which there is nothing to do. */
export function fine(name: string, found: string, status: "ok" | "note" = "ok"): Check {
  return { name, status, found, fix: null };
}

/** A check that found something to mend. */
export function faulty(name: string, status: "note" | "problem" | "fatal", found: string, fix: string): Check {
  return { name, status, found, fix };
}
