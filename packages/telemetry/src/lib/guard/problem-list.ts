// SPDX-License-Identifier: Apache-2.0
import type { Problem, ProblemReport } from "./problem.js";

/** Kinds of problems so far, with their counts. */
export interface ProblemList {
  /** Counts a problem, and announces the first of its kind. Never throws. */
  report(problem: ProblemReport): void;
  /** At most `maxKinds`, in the order in which they first occurred. */
  list(): readonly Problem[];
}

interface ProblemListOptions {
  /** Says a problem aloud; called once per kind. */
  readonly announce: (problem: ProblemReport) => void;
  /** The time now, epoch milliseconds. */
  readonly now: () => number;
  /** Kinds beyond this are neither listed nor announced. Default 100. */
  readonly maxKinds?: number;
}

/** Makes an empty list of problems. */
export function createProblemList({ announce, now, maxKinds = 100 }: ProblemListOptions): ProblemList {
  const kinds = new Map<string, Problem>();
  return {
    report({ code, message, fix }) {
      const known = kinds.get(code);
      if (known) {
        kinds.set(code, { ...known, count: known.count + 1 });
        return;
      }
      if (kinds.size >= maxKinds) return;
      kinds.set(code, { code, message, fix, firstAt: new Date(now()).toISOString(), count: 1 });
      try {
        announce({ code, message, fix });
      } catch {
        // A host's logger that throws must not reach the host's call through us.
      }
    },
    list: () => [...kinds.values()],
  };
}
