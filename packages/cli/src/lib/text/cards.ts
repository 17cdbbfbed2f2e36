// SPDX-License-Identifier: Apache-2.0
import type { createColors } from "picocolors";
import { fit } from "./fit.js";
import { gap } from "./table.js";
import { textWidth } from "./text-width.js";

/** One figure with its name above and what explains it below. */
export interface Card {
  readonly title: string;
  readonly value: string;
  readonly note: string;
  readonly isHarm?: boolean;
}

/** Draws cards side by side, as many in a row as the width takes. */
export function renderCards(cards: readonly Card[], width: number, colors: ReturnType<typeof createColors>): string {
  const widest = Math.max(...cards.flatMap(({ title, value, note }) => [title, value, note].map(textWidth)));
  const perRow = Math.max(1, Math.min(cards.length, Math.floor((width + gap.length) / (widest + gap.length))));
  // As many in each row as will go evenly: 6 cards in 4 places look better as 3 and 3.
  const inRow = Math.ceil(cards.length / Math.ceil(cards.length / perRow));
  const rows = Array.from({ length: Math.ceil(cards.length / inRow) }, (_, row) =>
    cards.slice(row * inRow, (row + 1) * inRow),
  );
  const line = (row: readonly Card[], draw: (card: Card) => string, paint: (text: string, card: Card) => string) =>
    row
      .map((card, index) => paint(index === row.length - 1 ? draw(card) : fit(draw(card), widest), card))
      .join(gap)
      .trimEnd();
  return rows
    .map((row) =>
      [
        line(row, ({ title }) => title, colors.dim),
        line(
          row,
          ({ value }) => value,
          (text, { isHarm }) => (isHarm === true ? colors.red(text) : colors.bold(text)),
        ),
        line(row, ({ note }) => note, colors.dim),
      ].join("\n"),
    )
    .join("\n\n");
}
