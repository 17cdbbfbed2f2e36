// SPDX-License-Identifier: Apache-2.0

/** Hides user name, password and query of a URL; other text comes back as it is. */
export function redactUrl(text: string): string {
  return text.replace(/\/\/[^/?#@]*@/, "//***@").replace(/(^[a-z][a-z0-9+.-]*:\/\/[^?]*)\?.*$/i, "$1?***");
}
