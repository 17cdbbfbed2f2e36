// SPDX-License-Identifier: Apache-2.0
import { stripVTControlCharacters } from "node:util";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const onlyAscii = /^[\u0020-\u007e]*$/;
/** East Asian Wide and Fullwidth (UAX 11), in blocks, and what is drawn as an emoji. */
const wide =
  /^(?:\p{Emoji_Presentation}|.\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}])/u;
const noWidth = /^(?:\p{Mn}|\p{Me}|\p{Cf})+$/u;

/** A text as a terminal draws it: its characters, each with the columns that it takes. Colours are left out. */
export function charactersOf(text: string): { readonly character: string; readonly width: number }[] {
  return [...graphemes.segment(stripVTControlCharacters(text))].map(({ segment }) => ({
    character: segment,
    width: noWidth.test(segment) ? 0 : wide.test(segment) ? 2 : 1,
  }));
}

/** The columns that a text takes in a terminal, without its colours. */
export function textWidth(text: string): number {
  if (onlyAscii.test(text)) return text.length;
  return charactersOf(text).reduce((total, { width }) => total + width, 0);
}
