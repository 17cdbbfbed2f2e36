// SPDX-License-Identifier: Apache-2.0
import type { TextRange } from "./text-range.js";

const word = "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)";
const repeated = `(?:(?:double|triple) )?${word}`;
/** Seven digits are the shortest telephone number. More than 64 words in a row are several numbers: the next match. */
const spoken = new RegExp(`\\b${repeated}(?:(?:, |[ \\n-])${repeated}){6,63}\\b`, "gi");
/** Nine are a social security number; single digits in a row are what a recognizer makes of digits that are read out. */
const single = /(?<![\w.,-])\d(?:(?:, |[ \n-])\d){8,63}(?![\w])/g;

/** Digits that are spelled out one by one, as numbers are dictated. English words only. */
export function* findSpelledDigits(text: string): Iterable<TextRange> {
  for (const pattern of [spoken, single]) {
    for (const match of text.matchAll(pattern)) {
      yield { start: match.index, end: match.index + match[0].length, label: "digits" };
    }
  }
}
