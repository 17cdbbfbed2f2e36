// SPDX-License-Identifier: Apache-2.0

/** True if everything that a parsed line says is in the record that was made of it. */
export function holdsAll(record: unknown, line: unknown): boolean {
  if (line === null || typeof line !== "object") return Object.is(record, line);
  if (record === null || typeof record !== "object") return false;
  if (Array.isArray(line) !== Array.isArray(record)) return false;
  const held = record as Readonly<Record<string, unknown>>;
  return Object.entries(line).every(([key, value]) => Object.hasOwn(held, key) && holdsAll(held[key], value));
}
