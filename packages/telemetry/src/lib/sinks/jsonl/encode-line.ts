// SPDX-License-Identifier: Apache-2.0

/**
 * A record as one line that begins and ends with a newline, so that a line torn by a kill never swallows the next.
 * Unknown keys (`null`, `undefined`, numbers that JSON has no word for) are left out at every depth; items of arrays
 * keep their place.
 *
 * @throws TypeError if the record cannot be JSON (a cycle, a bigint).
 */
export function encodeLine(record: object): Buffer {
  return Buffer.from(`\n${JSON.stringify(record, leaveOutUnknown)}\n`, "utf8");
}

function leaveOutUnknown(this: unknown, _key: string, value: unknown): unknown {
  const unknown = value === null || (typeof value === "number" && !Number.isFinite(value));
  return unknown && !Array.isArray(this) ? undefined : value;
}
