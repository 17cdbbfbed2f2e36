// SPDX-License-Identifier: Apache-2.0
import { type createColors } from "picocolors";
import { charactersOf } from "./text-width.js";
import { printable } from "./printable.js";

/** A name and its value; null if it is unknown, which is left out. */
export type Fact = readonly [name: string, value: string | null];

const nameWidth = 21;
const minValueWidth = 19;

/** Draws facts below each other, values aligned and wrapped to the width. */
export function renderFacts(facts: readonly Fact[], width: number, colors: ReturnType<typeof createColors>): string {
  const room = Math.max(minValueWidth, width - nameWidth);
  return facts
    .flatMap(([name, value]) => (value === null || value === "" ? [] : [{ name, lines: wrap(printable(value), room) }]))
    .flatMap(({ name, lines }) =>
      lines.map((line, index) => `${colors.dim((index === 0 ? name : "").padEnd(nameWidth))}${line}`),
    )
    .join("\n");
}

/** Breaks a text at spaces, and within words that are longer than a line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ")) {
    for (const [index, piece] of pieces(word, width).entries()) {
      const needed = piece.width + (line === "" || index > 0 ? 0 : 1);
      if (line !== "" && (index > 0 || used + needed > width)) {
        lines.push(line);
        line = piece.text;
        used = piece.width;
      } else {
        line += (line === "" ? "" : " ") + piece.text;
        used += needed;
      }
    }
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}

function pieces(word: string, width: number): { text: string; width: number }[] {
  const all = [{ text: "", width: 0 }];
  for (const { character, width: taken } of charactersOf(word)) {
    const last = all.at(-1);
    if (last && last.width + taken <= width) {
      last.text += character;
      last.width += taken;
    } else all.push({ text: character, width: taken });
  }
  return all;
}
