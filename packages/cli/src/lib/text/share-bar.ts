// SPDX-License-Identifier: Apache-2.0

/** Draws a share of 0 to 1 in half columns; nothing if it is unknown or none. What is not nothing is at least one half. */
export function shareBar(share: number | null, width: number): string {
  if (share === null || share <= 0) return "";
  const halves = Math.max(1, Math.round(Math.min(1, share) * width * 2));
  return "━".repeat(Math.floor(halves / 2)) + (halves % 2 === 1 ? "╸" : "");
}
