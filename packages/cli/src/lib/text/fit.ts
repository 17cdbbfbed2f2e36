// SPDX-License-Identifier: Apache-2.0
import { charactersOf, textWidth } from "./text-width.js";

/** Cuts a text without colours to a number of columns, the last one an ellipsis. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  if (width <= 0) return "";
  let kept = "";
  let used = 0;
  for (const { character, width: taken } of charactersOf(text)) {
    if (used + taken > width - 1) break;
    kept += character;
    used += taken;
  }
  return `${kept}…`;
}

/** Cuts or fills a text without colours to exactly a number of columns. */
export function fit(text: string, width: number, align: "left" | "right" = "left"): string {
  const short = cut(text, width);
  const filling = " ".repeat(Math.max(0, width - textWidth(short)));
  return align === "left" ? short + filling : filling + short;
}
