// SPDX-License-Identifier: Apache-2.0

/**
 * Replaces control characters. Names and ids in the files come from models and callers, and an escape sequence in
 * them must not reach the terminal.
 */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, "�");
}
