// SPDX-License-Identifier: Apache-2.0

const foldable = /[^\x20-\x7e]/;
/** Zero of each script whose digits speech-to-text or a keyboard may write. */
const zeros = [0x0660, 0x06f0, 0x0966, 0xff10];

/**
 * A text of the same length in which digits, dashes and spaces of other scripts are the ASCII ones, so that a place found
 * in it is a place in the original. Characters of no width become dashes: they hide nothing from a pattern.
 */
export function foldText(text: string): string {
  if (!foldable.test(text)) return text;
  return text.replace(/[^\x20-\x7e]/g, (unit) => foldUnit(unit.charCodeAt(0)) ?? unit);
}

function foldUnit(code: number): string | null {
  if (code === 0x0d) return "\n";
  if (code === 0x09 || code === 0xa0 || code === 0x202f || code === 0x3000) return " ";
  if (code >= 0x2000 && code <= 0x200a) return " ";
  if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212) return "-";
  if (code === 0xad || code === 0x2060 || code === 0xfeff || (code >= 0x200b && code <= 0x200f)) return "-";
  if (code === 0xff0b) return "+";
  if (code === 0xff20) return "@";
  const zero = zeros.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? null : String(code - zero);
}
