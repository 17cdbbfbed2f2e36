// SPDX-License-Identifier: Apache-2.0

const firstPicture = 0x2400;
const deletePicture = "␡";

/**
 * Shows control characters instead of letting the terminal obey them: names, ids and words in the files come from
 * models and callers. `ESC` becomes `␛`; what has no picture (C1, line separators, directions of writing) becomes `�`.
 */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, picture);
}

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(firstPicture + code);
  return code === 0x7f ? deletePicture : "�";
}
