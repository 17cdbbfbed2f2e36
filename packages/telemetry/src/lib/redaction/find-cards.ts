// SPDX-License-Identifier: Apache-2.0
import type { DigitGroup } from "./digit-groups.js";
import { passesLuhn } from "./luhn.js";
import type { TextRange } from "./text-range.js";

const digitsLeast = 13;
const digitsMost = 19;
/** Dots and slashes are separators only in the grouping of a card; elsewhere they make decimals, versions and dates. */
const dotted = /(?<![\w.])\d{4}([./_])\d{4}\1\d{4}\1\d{4}(?![\w.])/g;
/** Year, month, day, hour, minute, second and perhaps milliseconds in one number. */
const compactTime = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?:\d{3})?$/;
/** Seconds from 2015 to 2035: the epoch times of which most logs and ids are full. */
const epochFromS = 1_420_070_400;
const epochToS = 2_051_222_400;

/** Card numbers: 13 to 19 digits with a right check digit. */
export function* findCards(text: string, runs: readonly (readonly DigitGroup[])[]): Iterable<TextRange> {
  for (const run of runs) {
    // Digits one by one go as they are, whether they make a card or not.
    if (run.every((group) => group.digits.length === 1)) continue;
    for (let first = 0; first < run.length; first++) yield* cardFrom(run, first);
  }
  for (const match of text.matchAll(dotted)) {
    if (passesLuhn(match[0].replace(/\D/g, ""))) {
      yield { start: match.index, end: match.index + match[0].length, label: "card" };
    }
  }
}

/** The longest card number that begins with a group; numbers begin and end where groups do. */
function* cardFrom(run: readonly DigitGroup[], first: number): Iterable<TextRange> {
  const start = run[first]?.start ?? 0;
  let digits = "";
  let end: number | null = null;
  for (let last = first; last < run.length; last++) {
    const group = run[last];
    if (group === undefined || digits.length + group.digits.length > digitsMost) break;
    digits += group.digits;
    if (digits.length < digitsLeast || !passesLuhn(digits)) continue;
    if (last === first && isTime(digits)) continue;
    end = group.end;
  }
  if (end !== null) yield { start, end, label: "card" };
}

function isTime(digits: string): boolean {
  if (compactTime.test(digits)) return true;
  if (digits.length !== 13 && digits.length !== 16 && digits.length !== 19) return false;
  const seconds = Number(digits.slice(0, 10));
  return seconds >= epochFromS && seconds <= epochToS;
}
