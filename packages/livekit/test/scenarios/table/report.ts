// SPDX-License-Identifier: Apache-2.0
import { checkNames } from "../truth/check-scenario.js";
import { type Outcome, faultsOf } from "../truth/play-twice.js";

/**
 * What came of each exhibit, as JSON: `name`, `plays`, `faults` of the last play, and `checks`, the names of the checks that
 * disagree, or `not played`.
 */
export function reportOf(outcomes: readonly Outcome[]): string {
  const results = outcomes.map(({ exhibit, result, firstDisagreed }) => ({
    name: exhibit.name,
    plays: firstDisagreed === null ? 1 : 2,
    faults: faultsOf(result),
    checks: result.kind === "failed" ? ["not played"] : checkNames.filter((check) => result.verdict[check].length > 0),
  }));
  return JSON.stringify(results, null, 2);
}
