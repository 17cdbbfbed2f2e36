// SPDX-License-Identifier: Apache-2.0
import type { DigitGroup } from "./digit-groups.js";
import { nearestMention } from "./nearest-mention.js";
import type { TextRange } from "./text-range.js";

/** E.164: a plus sign, at most 15 digits. */
const international = /(?<![\w+])\+\(?[1-9](?:[ ()./-]{0,3}\d){7,14}(?!\d)/g;
const doubleZero = /(?<![\w.+-])00[ -]?[1-9](?:[ ()./-]{0,3}\d){9,13}(?![\w-])/g;
/** North America: 3-3-4, the area code perhaps in brackets. */
const american = /(?<![\w.$€£-]|\d,)(?:\+?1[ .-])?(?:\(\d{3}\)[ .-]{0,2}|\d{3}[.-])\d{3}[ .-]\d{4}(?![\w-]|[.]\d)/g;
/** Groups with spaces between them may be the middle of a longer number. */
const spaced = /(?<![\w.$€£-]|\d[ ,])(?:\+?1 )?[2-9]\d{2} \d{3} \d{4}(?![\w-]|[.]\d)/g;
/** A trunk zero and separators, as most of Europe writes a number for itself. */
const trunk = /(?<![\w+$€£/-]|\d[.,:])\(?0[1-9]\d{0,4}\)?(?:[ /-]{1,2}\d{2,8}){1,5}(?![\w-]|[.:]\d)/g;
const date = /^\(?0?\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)\d{2}/;
const digitsLeast = 9;
const digitsMost = 12;

/** Telephone numbers. A number without separators or a country code is one only where the words before it say so. */
export function* findPhones(text: string, runs: readonly (readonly DigitGroup[])[]): Iterable<TextRange> {
  for (const pattern of [international, doubleZero, american, spaced]) {
    for (const match of text.matchAll(pattern)) yield rangeOf(match);
  }
  yield* findTrunks(text);
  for (const run of runs) {
    const start = run[0]?.start ?? 0;
    const end = run.at(-1)?.end ?? start;
    if (/[\w-]/.test(text[start - 1] ?? "") || /\w/.test(text[end] ?? "")) continue;
    const digits = run.map((one) => one.digits).join("");
    const mention = digits.length >= 7 && digits.length <= 15 ? nearestMention(text, start) : null;
    const isMobile = run.length === 1 && /^0[1-9]\d{8,10}$/.test(digits);
    if (mention === "phone" || (mention === null && isMobile)) yield { start, end, label: "phone" };
  }
}

/** Each first group is tried, so that a number which follows another is found although the pattern runs into it. */
function* findTrunks(text: string): Iterable<TextRange> {
  trunk.lastIndex = 0;
  for (let match = trunk.exec(text); match !== null; match = trunk.exec(text)) {
    const { index } = match;
    let found = match[0];
    while (countDigits(found) > digitsMost) found = found.replace(/[ /-]+\d+$/, "");
    if (countDigits(found) >= digitsLeast && !date.test(found)) {
      yield { start: index, end: index + found.length, label: "phone" };
    }
    trunk.lastIndex = index + (/^\(?\d+/.exec(found)?.[0].length ?? 1);
  }
}

function countDigits(text: string): number {
  return text.replace(/\D/g, "").length;
}

function rangeOf(match: RegExpExecArray): TextRange {
  return { start: match.index, end: match.index + match[0].length, label: "phone" };
}
