// SPDX-License-Identifier: Apache-2.0
import type { DigitGroup } from "./digit-groups.js";
import { nearestMention } from "./nearest-mention.js";
import type { TextRange } from "./text-range.js";

const joined = /(?<![\w.-])(\d{3})([.-])(\d{2})\2(\d{4})(?![\w-]|\.\d)/g;
/** Groups with spaces between them may be the middle of a longer number. */
const spaced = /(?<![\w.-]|\d )(\d{3})( )(\d{2}) (\d{4})(?![\w-]|[. ]\d)/g;

/** United States social security and taxpayer numbers; nine digits without separators only where words say what they are. */
export function* findSocialNumbers(text: string, runs: readonly (readonly DigitGroup[])[]): Iterable<TextRange> {
  for (const pattern of [joined, spaced]) {
    for (const match of text.matchAll(pattern)) {
      const [whole, area, , group, serial] = match;
      if (isIssued(`${area}${group}${serial}`)) {
        yield { start: match.index, end: match.index + whole.length, label: "ssn" };
      }
    }
  }
  for (const run of runs) {
    const digits = run.map((one) => one.digits).join("");
    const start = run[0]?.start ?? 0;
    if (digits.length !== 9 || nearestMention(text, start) !== "ssn") continue;
    yield { start, end: run.at(-1)?.end ?? start, label: "ssn" };
  }
}

/** Numbers that the administration has never given out; those from 900 are taxpayers' numbers. */
function isIssued(digits: string): boolean {
  return !/^(?:000|666)/.test(digits) && digits.slice(3, 5) !== "00" && digits.slice(5) !== "0000";
}
