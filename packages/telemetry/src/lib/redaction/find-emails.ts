// SPDX-License-Identifier: Apache-2.0
import type { TextRange } from "./text-range.js";

/** Longest local part that is looked at; RFC 5321 allows 64. */
const localMost = 128;
const localUnit = /[\p{L}\p{N}\p{M}._%+'!#$*^{|}~-]/u;
const domain = /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}[\p{L}]{2,24}(?![\p{L}\p{N}])/uy;
/** An address as it is spoken, at one of the large mail hosts: elsewhere "at" and "dot" are words like others. */
const spoken =
  /(?<![\w.])[\w+-]{1,64}(?:[ ,]{1,2}(?:dot|underscore|dash|hyphen|plus|\.)[ ,]{1,2}[\w-]{1,64}){0,4} (?:at|@) (?:g ?mail|googlemail|yahoo|hotmail|outlook|live|icloud|aol|gmx|proton(?: ?mail)?|web|msn|fastmail|yandex|zoho)(?:[ ,]{0,2}(?:dot|\.)[ ,]{0,2}(?:com|net|org|de|fr|co|uk|me|ru|es|it)){1,2}\b/gi;

/** Mail addresses, written or spoken. */
export function* findEmails(text: string): Iterable<TextRange> {
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && at - start < localMost && localUnit.test(text[start - 1] ?? "")) start--;
    if (start === at) continue;
    domain.lastIndex = at + 1;
    const found = domain.exec(text);
    if (found) yield { start, end: domain.lastIndex, label: "email" };
  }
  if (!/\b(?:dot|at)\b/i.test(text)) return;
  for (const match of text.matchAll(spoken)) {
    yield { start: match.index, end: match.index + match[0].length, label: "email" };
  }
}
