// SPDX-License-Identifier: Apache-2.0
import { describeError, errorName } from "./describe-error.js";
import type { ProblemReport } from "./problem.js";

/** Wraps a function so that it neither throws nor rejects. */
export type Guard = <A extends unknown[], R>(name: string, fn: (...args: A) => R) => (...args: A) => R | undefined;

interface GuardOptions {
  readonly report: (problem: ProblemReport) => void;
  /** Failures in a row after which a wrapped function is no longer called. Default 10. */
  readonly maxFailuresInARow?: number;
}

/**
 * Makes the guard through which the host calls us. A wrapped function returns `undefined` where it would throw, its
 * promise resolves to `undefined` where it would reject; each failure is counted. After too many in a row the wrapped
 * function is switched off: it then returns `undefined` at once.
 */
export function createGuard({ report, maxFailuresInARow = 10 }: GuardOptions): Guard {
  return (name, fn) => {
    let failuresInARow = 0;
    let isOff = false;

    const succeed = () => {
      if (!isOff) failuresInARow = 0;
    };
    const fail = (error: unknown): undefined => {
      report({
        code: `guard_${name}_${errorName(error)}`,
        message: `${name} failed: ${describeError(error)}`,
        fix: "The call goes on without this part's data. If it repeats, report it with this message.",
      });
      if (isOff) return undefined;
      failuresInARow += 1;
      isOff = failuresInARow >= maxFailuresInARow;
      if (isOff) {
        report({
          code: `guard_${name}_off`,
          message: `${name} failed ${failuresInARow} times in a row and is switched off.`,
          fix: "Restart the process to switch it on again.",
        });
      }
      return undefined;
    };

    return (...args) => {
      if (isOff) return undefined;
      try {
        const result = fn(...args);
        if (!isPromise(result)) {
          if (failuresInARow > 0) succeed();
          return result;
        }
        return result.then((value) => {
          succeed();
          return value;
        }, fail) as typeof result;
      } catch (error) {
        return fail(error);
      }
    };
  };
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
