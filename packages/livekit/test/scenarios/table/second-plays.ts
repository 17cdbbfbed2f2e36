// SPDX-License-Identifier: Apache-2.0
import { type Outcome, faultsOf } from "../truth/play-twice.js";

/** Which exhibits were played a second time, why, and what came of it. */
export function describeSecondPlays(outcomes: readonly Outcome[]): string {
  const again = outcomes.filter(({ firstDisagreed }) => firstDisagreed !== null);
  const lines = again.map(({ exhibit, firstDisagreed, result }) => {
    const ending = faultsOf(result).length === 0 ? "agrees the second time" : "DISAGREES AGAIN";
    return [`  ${exhibit.name}: ${ending}; the first time:`, ...(firstDisagreed ?? []).map((text) => `    ${text}`)];
  });
  return [`${again.length} of ${outcomes.length} were played a second time.`, ...lines.flat()].join("\n");
}
