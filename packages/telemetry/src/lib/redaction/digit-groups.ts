// SPDX-License-Identifier: Apache-2.0

/** Digits in a row, without anything between them. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** What may stand between the groups of one number as people write and recognizers transcribe it. */
const separator = /^(?:[ \n-]{1,3}|, )$/;
const group = /\d+/g;
/** Numbers that are known to be something else: UUIDs, and dates with or without a time. */
const others =
  /(?<![0-9a-z])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])|(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?)?(?![\d])/gi;
/** A longer group is no part of a number that is looked for; it is cut off here so that it costs no memory. */
const digitsMost = 32;

/** The digit groups of a text, in runs of groups that may be one number. Parts of decimals, UUIDs and dates are left out. */
export function digitRuns(text: string): DigitGroup[][] {
  const runs: DigitGroup[][] = [];
  let run: DigitGroup[] = [];
  const zones = [...text.matchAll(others)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  let zone = 0;
  let before = 0;
  for (const match of text.matchAll(group)) {
    const start = match.index;
    const end = start + match[0].length;
    while ((zones[zone]?.end ?? Infinity) <= start) zone++;
    const isOther = (zones[zone]?.start ?? Infinity) <= start || isPartOfDecimal(text, start, end);
    const isJoined = run.length > 0 && start - before <= 3 && separator.test(text.slice(before, start));
    if (!isJoined || isOther) {
      if (run.length > 0) runs.push(run);
      run = [];
    }
    if (!isOther) run.push({ start, end, digits: match[0].slice(0, digitsMost) });
    before = end;
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

function isPartOfDecimal(text: string, start: number, end: number): boolean {
  if (text[start - 1] === "." && isDigit(text[start - 2])) return true;
  return text[end] === "." && isDigit(text[end + 1]);
}

/** Whether it is an ASCII digit. */
export function isDigit(unit: string | undefined): boolean {
  return unit !== undefined && unit >= "0" && unit <= "9";
}
