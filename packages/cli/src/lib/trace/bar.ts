// SPDX-License-Identifier: Apache-2.0

/** What a full bar stands for, in epoch milliseconds. */
export interface Scale {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Draws a span to scale in half columns, at least one half column long, filled with spaces to `width`. A span without
 * a known end is drawn as the point at which it started.
 */
export function bar(startMs: number, endMs: number | null, scale: Scale, width: number): string {
  const halves = width * 2;
  const lengthMs = scale.toMs - scale.fromMs;
  if (lengthMs <= 0) return " ".repeat(width);
  const at = (timeMs: number): number => {
    const half = Math.round(((timeMs - scale.fromMs) / lengthMs) * halves);
    return Math.min(halves, Math.max(0, half));
  };
  const from = Math.min(at(startMs), halves - 1);
  const to = Math.max(from + 1, at(endMs ?? startMs));
  let drawn = "";
  for (let column = 0; column < width; column += 1) {
    const left = from <= column * 2 && column * 2 < to;
    const right = from <= column * 2 + 1 && column * 2 + 1 < to;
    drawn += cells[`${left}-${right}`];
  }
  return drawn;
}

const cells = { "true-true": "━", "true-false": "╸", "false-true": "╺", "false-false": " " } as const;
