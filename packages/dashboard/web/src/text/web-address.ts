// SPDX-License-Identifier: Apache-2.0

/** A text as an address that may become a link: of http or https. null of any other, such as `javascript:`, and of what is none. */
export function webAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) ? url : null;
}
