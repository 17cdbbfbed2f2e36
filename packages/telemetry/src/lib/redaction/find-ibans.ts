// SPDX-License-Identifier: Apache-2.0
import { ibanLengths } from "./iban-lengths.js";
import type { TextRange } from "./text-range.js";

const head = /(?<![A-Za-z0-9])[A-Za-z]{2} ?\d{2}/g;

/** International bank account numbers, in groups or not, whose length and check digits (ISO 7064, mod 97) are right. */
export function* findIbans(text: string): Iterable<TextRange> {
  for (const match of text.matchAll(head)) {
    const length = ibanLengths.get(match[0].slice(0, 2).toUpperCase());
    if (length === undefined) continue;
    const found = readSpaced(text, match.index, length);
    if (found && remainderOf97(found.units) === 1) yield { start: match.index, end: found.end, label: "iban" };
  }
}

/** As many letters and digits as asked for, single spaces and dashes between them left out; `null` if there are fewer or more. */
function readSpaced(text: string, start: number, length: number): { units: string; end: number } | null {
  let units = "";
  let index = start;
  for (; index < text.length && units.length < length; index++) {
    const unit = text[index] ?? "";
    if (/[A-Za-z0-9]/.test(unit)) units += unit;
    else if ((unit !== " " && unit !== "-") || !/[A-Za-z0-9]/.test(text[index + 1] ?? "")) return null;
  }
  if (units.length < length || /[A-Za-z0-9]/.test(text[index] ?? "")) return null;
  return { units: units.toUpperCase(), end: index };
}

function remainderOf97(iban: string): number {
  let remainder = 0;
  for (const unit of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(unit, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
