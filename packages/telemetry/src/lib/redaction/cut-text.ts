// SPDX-License-Identifier: Apache-2.0

const mark = "…";
const markBytes = 3;
const encoder = new TextEncoder();

/** Replaces halves of surrogate pairs, which neither JSON nor OTLP can carry, by U+FFFD. */
export function wellFormed(text: string): string {
  // Most texts have no such half: to see that is three times as fast as to look at each code point.
  return /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Surrogate}/gu, "\ufffd") : text;
}

/**
 * Cuts a text to a number of UTF-8 bytes, between two code points, and marks it with an ellipsis; the mark is within the
 * bytes. The result is well-formed.
 */
export function cutText(text: string, maxBytes: number): string {
  // No unit takes more than three bytes.
  if (text.length * 3 <= maxBytes) return wellFormed(text);
  const window = text.slice(0, maxBytes + 1);
  if (window.length === text.length && Buffer.byteLength(text) <= maxBytes) return wellFormed(text);
  const { read } = encoder.encodeInto(window, new Uint8Array(Math.max(0, maxBytes - markBytes)));
  return wellFormed(window.slice(0, read)) + mark;
}
