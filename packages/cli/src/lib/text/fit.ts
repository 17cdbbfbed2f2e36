// SPDX-License-Identifier: Apache-2.0

/** Cuts a text to a width, the last column an ellipsis. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

/** Cuts or fills a text to exactly a width. */
export function fit(text: string, width: number, align: "left" | "right" = "left"): string {
  const short = cut(text, width);
  return align === "left" ? short.padEnd(width) : short.padStart(width);
}
