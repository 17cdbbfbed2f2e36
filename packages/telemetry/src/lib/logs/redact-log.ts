// SPDX-License-Identifier: Apache-2.0
import type { LogEntry } from "./log-entry.js";

/**
 * Every log line passes here before it is written to `logs.jsonl` or exported: personal data and secrets are taken out of
 * its message and of the texts among its attributes.
 *
 * @param redact Redacts and caps a text. Must not throw.
 */
export function redactLog(entry: LogEntry, redact: (text: string) => string): LogEntry {
  const attributes = Object.entries(entry.attributes).map(
    ([key, value]) => [key, typeof value === "string" ? redact(value) : value] as const,
  );
  return { ...entry, message: redact(entry.message), attributes: Object.fromEntries(attributes) };
}
