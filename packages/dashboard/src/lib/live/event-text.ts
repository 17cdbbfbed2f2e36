// SPDX-License-Identifier: Apache-2.0

/** One server-sent event. JSON has no raw line breaks, so that one `data` line holds it. */
export function eventText(event: string, data: object, id?: string): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
