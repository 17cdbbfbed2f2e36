// SPDX-License-Identifier: Apache-2.0
import { describeError } from "../guard/describe-error.js";
import type { ProblemReport } from "../guard/problem.js";

/** The disk does not take, or does not show, what is to be kept. */
export function reportOfWriteError(directory: string, error: unknown): ProblemReport {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return {
    code: `spool_${code}`,
    message: `Exports that fail cannot be kept in ${directory}: ${describeError(error)}. They wait in memory.`,
    fix: code === "ENOSPC" || code === "EDQUOT" ? "Free space on that disk." : "Check that directory.",
  };
}

/** Batches had to go because of the spool's bounds. */
export function reportOfSurplus(directory: string, why: "age" | "size"): ProblemReport {
  return why === "age"
    ? {
        code: "spool_age",
        message: `Exports kept in ${directory} were dropped: they are older than \`spoolMaxAgeMs\`.`,
        fix: "Check that the receiver can be reached, or raise `spoolMaxAgeMs` (TURNSPAN_SPOOL_MAX_AGE_MS).",
      }
    : {
        code: "spool_size",
        message: `The oldest exports kept in ${directory} were dropped: there are more than \`spoolMaxBytes\`.`,
        fix: "Check that the receiver can be reached, or raise `spoolMaxBytes` (TURNSPAN_SPOOL_MAX_BYTES).",
      };
}
