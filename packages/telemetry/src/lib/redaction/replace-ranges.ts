// SPDX-License-Identifier: Apache-2.0
import type { TextRange } from "./text-range.js";

/**
 * Puts `[label]` in the place of each range. Ranges that overlap go as one, under the label of the longest.
 *
 * @param end Where the result ends: a range that begins before it and reaches beyond it goes as a whole.
 */
export function replaceRanges(text: string, ranges: readonly TextRange[], end = text.length): string {
  if (ranges.length === 0) return text.slice(0, end);
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end: to, label } of merge(ranges)) {
    if (start >= end) break;
    pieces.push(text.slice(from, start), `[${label}]`);
    from = to;
  }
  pieces.push(text.slice(from, Math.max(from, end)));
  return pieces.join("");
}

function merge(ranges: readonly TextRange[]): TextRange[] {
  const merged: TextRange[] = [];
  let longest = 0;
  for (const range of ranges.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    const last = merged.at(-1);
    const length = range.end - range.start;
    if (last === undefined || range.start >= last.end) {
      merged.push(range);
      longest = length;
      continue;
    }
    const label = length > longest ? range.label : last.label;
    longest = Math.max(longest, length);
    merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end), label };
  }
  return merged;
}
