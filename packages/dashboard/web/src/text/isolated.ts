// SPDX-License-Identifier: Apache-2.0

const turners = /[\u202A-\u202E\u2066-\u2069]/;

/** A text that can't turn round what is written after it: marks of direction in it end with it. Other texts are left as they are. */
export function isolated(text: string): string {
  return turners.test(text) ? `\u2068${text}\u2069` : text;
}
